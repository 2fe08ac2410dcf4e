package glomers.workbench.page;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTML file that needs no other file: with its style, d3, its ES modules, and its data as a
 * block of JSON. An import map gives each module a {@code data:} URL, so the modules import each
 * other by name, as they do in the sources. Thread-safe.
 */
final class HtmlPage {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private HtmlPage() {}

  /**
   * Writes a page.
   *
   * @param title the title of the document; it may contain any characters
   * @param main the module that draws the page
   * @param data what it draws
   */
  static void write(Path file, String title, String main, Map<String, Object> data)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
      out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
      out.write("<link rel=\"icon\" href=\"data:,\">\n");
      out.write("<title>" + escape(title) + "</title>\n");
      out.write("<style>\n" + resource("page.css") + "</style>\n</head>\n<body>\n");
      out.write("<noscript>This page is drawn by its script, which is switched off.</noscript>\n");
      out.write("<main id=\"page\"></main>\n");
      out.write("<script type=\"application/json\" id=\"data\">\n");
      try (Writer json = new EscapingWriter(out)) {
        JSON.writeValue(json, data);
      }
      out.write("\n</script>\n<script>\n" + d3() + "\n</script>\n");
      out.write("<script type=\"importmap\">\n" + importMap() + "\n</script>\n");
      out.write("<script type=\"module\">import \"" + name(main) + "\";</script>\n");
      out.write("</body>\n</html>\n");
    }
  }

  private static String importMap() throws IOException {
    Map<String, String> urls = new LinkedHashMap<>();
    for (String module : modules()) {
      byte[] source = resource(module).getBytes(StandardCharsets.UTF_8);
      urls.put(
          name(module),
          "data:text/javascript;base64," + Base64.getEncoder().encodeToString(source));
    }
    return JSON.writeValueAsString(Map.of("imports", urls));
  }

  /** The names of the modules, from the file that lists them. */
  static List<String> modules() throws IOException {
    return resource("modules.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /** The name by which other modules import a module, such as {@code glomers/run}. */
  private static String name(String module) {
    return "glomers/" + module.substring(0, module.length() - ".js".length());
  }

  private static String d3() throws IOException {
    Properties built = new Properties();
    built.load(stream("d3.properties"));
    String path = "/META-INF/resources/webjars/d3/" + built.getProperty("version");
    return text(HtmlPage.class.getResourceAsStream(path + "/dist/d3.min.js"));
  }

  private static String resource(String name) throws IOException {
    return text(stream(name));
  }

  private static InputStream stream(String name) {
    return HtmlPage.class.getResourceAsStream(name);
  }

  private static String text(InputStream resource) throws IOException {
    try (InputStream in = resource) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Escapes the characters that have a meaning in HTML. */
  private static String escape(String text) {
    return text.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  default -> String.valueOf((char) c);
                })
        .collect(Collectors.joining());
  }

  /**
   * Writes JSON so that it can't end the element that contains it: every {@code <} becomes an
   * escape. In JSON, it only occurs in strings.
   */
  private static final class EscapingWriter extends FilterWriter {
    private static final String ESCAPED = "\\u003c";

    private EscapingWriter(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      if (c == '<') {
        out.write(ESCAPED);
      } else {
        out.write(c);
      }
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
      int begin = offset;
      for (int i = offset; i < offset + length; i++) {
        if (chars[i] == '<') {
          out.write(chars, begin, i - begin);
          out.write(ESCAPED);
          begin = i + 1;
        }
      }
      out.write(chars, begin, offset + length - begin);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      char[] chars = text.substring(offset, offset + length).toCharArray();
      write(chars, 0, chars.length);
    }

    /** Leaves the page open: it goes on after the data. */
    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
