package glomers.workbench.program;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out whether classes have static fields that can change. */
final class StaticState {
  private static final List<Class<?>> IMMUTABLE =
      List.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Duration.class,
          Instant.class,
          Pattern.class,
          Class.class,
          Object.class); // a lock

  private StaticState() {}

  /**
   * Whether a class has such a field. If it can't be told of a value whether it is immutable, it is
   * taken for mutable. Initializes the class.
   */
  static boolean isMutable(Class<?> type) throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !isConstant(type, field)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConstant(Class<?> type, Field field) throws IllegalAccessException {
    if (!Modifier.isFinal(field.getModifiers())) {
      return false;
    }
    if (field.getType().isPrimitive() || type.isEnum() && field.isSynthetic()) {
      return true;
    }
    field.setAccessible(true);
    return isImmutable(field.get(null));
  }

  private static boolean isImmutable(Object value) {
    if (value == null || value instanceof Enum<?> constant && hasFinalFields(constant)) {
      return true;
    }
    if (value.getClass().getName().startsWith("java.util.ImmutableCollections$")) {
      Collection<?> elements =
          value instanceof Map<?, ?> map
              ? Stream.concat(map.keySet().stream(), map.values().stream()).toList()
              : (Collection<?>) value;
      return elements.stream().allMatch(StaticState::isImmutable);
    }
    return IMMUTABLE.contains(value.getClass());
  }

  private static boolean hasFinalFields(Enum<?> constant) {
    return Arrays.stream(constant.getClass().getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .allMatch(field -> Modifier.isFinal(field.getModifiers()) && field.getType().isPrimitive());
  }
}
