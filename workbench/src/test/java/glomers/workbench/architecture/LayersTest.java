package glomers.workbench.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {
  /** From the lowest layer to the highest. Packages on one line don't depend on each other. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("scenario"),
          List.of("finding"),
          List.of("loop"),
          List.of("network"),
          List.of("cluster", "nemesis", "workload"),
          List.of("program"),
          List.of("history"),
          List.of("checker"),
          List.of("run"),
          List.of("explain"),
          List.of("shrink", "explore"),
          List.of("report", "bench"),
          List.of("page"),
          List.of("learn"),
          List.of("cli"));

  private static final String ROOT = "glomers.workbench";
  private static final String PLANTED = ROOT + ".architecture.planted";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void a_package_depends_only_on_packages_of_lower_layers() {
    layers(ROOT, false).check(CLASSES);
  }

  @Test
  void the_rule_reports_a_class_that_depends_on_a_higher_layer() {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
    assertThat(layers(PLANTED, true).evaluate(planted).getFailureReport().getDetails())
        .anyMatch(line -> line.contains("planted.loop.DependsOnHistory"));
  }

  @Test
  void every_package_has_its_layer() {
    List<String> known = LAYERS.stream().flatMap(List::stream).toList();
    assertThat(CLASSES)
        .extracting(type -> type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0])
        .allSatisfy(name -> assertThat(known).contains(name));
  }

  @Test
  void the_map_in_the_docs_lists_the_layers_in_this_order() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "design.md"));
    int end = -1;
    for (List<String> layer : LAYERS) {
      for (String name : layer) {
        int next = page.indexOf("\n| `" + name + "` |", end);
        assertThat(next).as("the row of %s, after those of lower layers", name).isPositive();
        end = next;
      }
    }
  }

  private static LayeredArchitecture layers(String root, boolean someAreEmpty) {
    LayeredArchitecture rule =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(someAreEmpty);
    List<String> lower = new ArrayList<>();
    for (List<String> layer : LAYERS) {
      for (String name : layer) {
        rule = rule.layer(name).definedBy(root + "." + name + "..");
      }
    }
    for (List<String> layer : LAYERS) {
      for (String name : layer) {
        rule =
            lower.isEmpty()
                ? rule.whereLayer(name).mayNotAccessAnyLayer()
                : rule.whereLayer(name).mayOnlyAccessLayers(lower.toArray(String[]::new));
      }
      lower.addAll(layer);
    }
    return rule;
  }
}
