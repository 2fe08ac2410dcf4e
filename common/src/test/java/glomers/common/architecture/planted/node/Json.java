package glomers.common.architecture.planted.node;

import com.fasterxml.jackson.annotation.JsonIgnore;
import tools.jackson.databind.ObjectMapper;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Json {
  private Json() {}

  static final class WritesJson {
    Object make() {
      return new ObjectMapper();
    }
  }

  static final class DescribesJson {
    @JsonIgnore Object ignored;
  }
}
