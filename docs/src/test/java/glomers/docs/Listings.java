package glomers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the listings of code on a page with the source files. A listing whose fence names a
 * file, as {@code ```java part3a/Main.java}, is a piece of that file to the letter; one whose fence
 * names none is a piece of any.
 */
final class Listings {
  /** The languages of listings: the first word after the fence. */
  static final Set<String> LANGUAGES = Set.of("java", "python");

  private static final List<String> ROOTS =
      List.of(
          "common/src",
          "docs/nodes",
          "docs/src",
          "part-3a/src",
          "part-3b/src",
          "part-3c/src",
          "workbench/src");

  private final Map<String, List<String>> sources; // the lines of a file, by its path

  /**
   * @param sources the text of each source file, by its path in the workbook
   */
  Listings(Map<String, String> sources) {
    this.sources = new TreeMap<>();
    sources.forEach((path, text) -> this.sources.put(path, text.lines().toList()));
  }

  private Listings(Listings others, String path, String text) {
    sources = new TreeMap<>(others.sources);
    sources.put(path, text.lines().toList());
  }

  /** The same sources, with another text of one file. */
  Listings with(String path, String text) {
    return new Listings(this, path, text);
  }

  /** The source files of the workbook, by their paths. */
  static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (String root : ROOTS) {
      try (Stream<Path> files = Files.walk(PagesTest.HOME.resolve(root))) {
        for (Path file : files.filter(Listings::isCode).toList()) {
          sources.put(PagesTest.HOME.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return sources;
  }

  static List<Fence> of(Page page) {
    return Fence.of(page).stream().filter(fence -> LANGUAGES.contains(language(fence))).toList();
  }

  /** The source file that the fence of a listing names. */
  Optional<String> source(Fence listing) {
    String name = listing.info().substring(language(listing).length()).strip();
    List<String> found =
        sources.keySet().stream().filter(path -> ("/" + path).endsWith("/" + name)).toList();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() != 1) {
      throw new AssertionError(
          listing.place(-1) + ": one source file must be named " + name + ", not " + found);
    }
    return Optional.of(found.get(0));
  }

  /** A sentence for each listing of a page that is not a piece of the sources, with its place. */
  List<String> problems(Page page) {
    List<String> problems = new ArrayList<>();
    for (Fence listing : of(page)) {
      List<String> lines = listing.text().stripTrailing().lines().toList();
      Optional<String> source = source(listing);
      if (source.isPresent()) {
        difference(listing, lines, source.get()).ifPresent(problems::add);
      } else if (sources.values().stream().noneMatch(all -> start(all, lines).contained(lines))) {
        Set<String> known =
            sources.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        int index = 0;
        while (index < lines.size() - 1 && known.contains(lines.get(index))) {
          index++;
        }
        problems.add(listing.place(index) + ": this listing is not a piece of any source file");
      }
    }
    return problems;
  }

  private Optional<String> difference(Fence listing, List<String> lines, String source) {
    List<String> all = sources.get(source);
    Start start = start(all, lines);
    if (start.contained(lines)) {
      return Optional.empty();
    }
    int index = 0;
    while (start.index + index < all.size()
        && all.get(start.index + index).equals(lines.get(index))) {
      index++;
    }
    String there = start.index + index < all.size() ? all.get(start.index + index) : "its end";
    return Optional.of(
        "%s: the page shows \"%s\", and %s:%d has \"%s\""
            .formatted(
                listing.place(index),
                lines.get(index).strip(),
                source,
                start.index + index + 1,
                there.strip()));
  }

  /**
   * The lines of a file that no listing of a page shows, from the declaration of its class to its
   * end: a chapter shows all the code.
   */
  List<String> unlisted(Page page, String source) {
    List<String> all = sources.get(source);
    Set<Integer> missing = new TreeSet<>();
    int declaration = 0;
    while (!all.get(declaration).startsWith("public final class")) {
      declaration++;
    }
    for (int i = declaration; i < all.size(); i++) {
      missing.add(i);
    }
    missing.removeIf(index -> all.get(index).isBlank() || all.get(index).equals("}"));
    for (Fence listing : of(page)) {
      if (source(listing).filter(source::equals).isPresent()) {
        List<String> lines = listing.text().stripTrailing().lines().toList();
        int start = start(all, lines).index;
        missing.removeIf(index -> index >= start && index < start + lines.size());
      }
    }
    return missing.stream()
        .map(index -> source + ":" + (index + 1) + " is in no listing of " + page.name())
        .toList();
  }

  /** Where a listing begins in a file, or would begin: where most of its lines are equal. */
  private record Start(int index, int equal) {
    boolean contained(List<String> lines) {
      return equal == lines.size();
    }
  }

  private static Start start(List<String> all, List<String> lines) {
    Start best = new Start(0, 0);
    for (int i = 0; i < all.size() && !best.contained(lines); i++) {
      int equal = 0;
      for (int j = 0; j < lines.size() && i + j < all.size(); j++) {
        equal += all.get(i + j).equals(lines.get(j)) ? 1 : 0;
      }
      if (equal > best.equal) {
        best = new Start(i, equal);
      }
    }
    return best;
  }

  private static String language(Fence fence) {
    return fence.info().split(" ")[0];
  }

  private static boolean isCode(Path file) {
    return Files.isRegularFile(file)
        && (file.toString().endsWith(".java") || file.toString().contains("docs/nodes/"));
  }
}
