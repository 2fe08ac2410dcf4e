package glomers.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param page the page that contains the block
 * @param section the heading of the block's section
 * @param info the info string of the fence, which is the kind of the block
 * @param text its lines, with newlines
 * @param previous the block right before it, with only blank lines between; empty if there is none
 * @param line the number of its first line, after the fence
 */
record Fence(
    Page page, String section, String info, String text, Optional<Fence> previous, int line) {
  private static final String MARK = "```";

  /** All blocks of all pages. */
  static List<Fence> all() throws IOException {
    List<Fence> fences = new ArrayList<>();
    for (Page page : Page.all()) {
      fences.addAll(of(page));
    }
    return fences;
  }

  /** All blocks of a page. */
  static List<Fence> of(Path page) throws IOException {
    return of(Page.of(page));
  }

  static List<Fence> of(Page page) {
    List<Fence> fences = new ArrayList<>();
    Optional<Fence> previous = Optional.empty();
    String section = "";
    String info = null; // null outside of a block
    StringBuilder text = new StringBuilder();
    int number = 0;
    int first = 0;
    for (String line : page.lines()) {
      number++;
      if (info == null && line.startsWith(MARK)) {
        info = line.substring(MARK.length()).strip();
        text.setLength(0);
        first = number + 1;
      } else if (line.equals(MARK)) {
        Fence fence = new Fence(page, section, info, text.toString(), previous, first);
        fences.add(fence);
        previous = Optional.of(fence);
        info = null;
      } else if (info != null) {
        text.append(line).append('\n');
      } else if (!line.isBlank()) {
        previous = Optional.empty();
        section = line.startsWith("#") ? line.replaceFirst("#+ *", "") : section;
      }
    }
    return fences;
  }

  /** The page and the number of a line of the block, which is counted from 0. */
  String place(int index) {
    return page.place(line + index);
  }
}
