// Makes elements. All text goes in as text, never as markup, because nodes decide some of it.

/** Makes an HTML element. Attributes that are functions become listeners; children that are strings become text. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A section of the page with a heading that links can point to. */
export function section(id, title, ...children) {
  return h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), ...children);
}

/** A button that copies a text, and says that it did. */
export function copyButton(text) {
  const button = h("button", { type: "button", class: "copy", "aria-live": "polite" }, "Copy");
  button.addEventListener("click", async () => {
    button.textContent = (await copy(text)) ? "Copied" : "Select the text and copy it";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}

/** A page that was opened as a file has no clipboard in some browsers, so there is an older way besides. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "off-screen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** The one tooltip of the page. */
export const tooltip = {
  element: null,
  show(event, ...lines) {
    this.element ??= document.body.appendChild(h("div", { class: "tooltip", role: "status" }));
    this.element.replaceChildren(...lines.map((line) => h("div", {}, line)));
    this.element.hidden = false;
    const box = this.element.getBoundingClientRect();
    const left = Math.min(event.clientX + 14, window.innerWidth - box.width - 8);
    const below = event.clientY + 16;
    const top = below + box.height > window.innerHeight ? event.clientY - box.height - 12 : below;
    this.element.style.left = `${Math.max(4, left)}px`;
    this.element.style.top = `${Math.max(4, top)}px`;
  },
  hide() {
    if (this.element) {
      this.element.hidden = true;
    }
  },
};
