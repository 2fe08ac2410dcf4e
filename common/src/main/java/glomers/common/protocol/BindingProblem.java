package glomers.common.protocol;

import glomers.common.protocol.Body.Unbound;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.type.TypeFactory;

/**
 * Says why a body cannot be bound to a record, in the wording of {@link Fields}: the name of the
 * field, what it must be, and what it is. Jackson's exception only locates the field: its text is
 * about Java types, which the sender of the message does not know. Immutable.
 */
record BindingProblem(JacksonException exception) {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(
          long.class,
          Long.class,
          int.class,
          Integer.class,
          short.class,
          Short.class,
          byte.class,
          Byte.class,
          BigInteger.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

  /** What is wrong with a body that should be a record of this type. */
  String in(Unbound body, JavaType record) {
    Place place = new Place("body", record, body.fields());
    Iterator<Reference> path = exception.getPath().iterator();
    while (path.hasNext()) {
      Reference step = path.next();
      if (place.type.isRecordType() && step.getPropertyName() != null) {
        Optional<Place> field = place.field(step.getPropertyName());
        if (field.isEmpty()) {
          return place.name + "." + step.getPropertyName() + " is not valid";
        }
        place = field.get();
      } else if (place.value instanceof List<?> list && step.getIndex() < list.size()) {
        Object element = list.get(step.getIndex());
        if (!path.hasNext()) {
          return place.mustBe() + ", and holds " + Fields.text(element);
        }
        place = place.element(step.getIndex(), element);
      } else {
        break;
      }
    }
    return exception instanceof ValueInstantiationException
        ? place.name + " is not valid" + reason()
        : place.mustBe() + ", " + place.found();
  }

  /** Why the record's constructor refuses its values, if its exception says so. */
  private String reason() {
    Throwable cause = exception.getCause();
    boolean explained = cause instanceof IllegalArgumentException && cause.getMessage() != null;
    return explained ? ": " + cause.getMessage() : "";
  }

  /**
   * A value inside a body.
   *
   * @param name the path to it, such as {@code body.messages}
   * @param type the type that it must have
   * @param value the value itself; {@link #MISSING} if there is none
   */
  private record Place(String name, JavaType type, Object value) {
    private static final Object MISSING = new Object();

    Place {
      type = type.isReferenceType() ? type.getContentType() : type; // of an Optional
    }

    /** The field of a record; empty if no component has this name. */
    Optional<Place> field(String field) {
      Object found =
          value instanceof Map<?, ?> map && map.containsKey(field) ? map.get(field) : MISSING;
      return Arrays.stream(type.getRawClass().getRecordComponents())
          .filter(component -> BodyFormat.snakeCase(component.getName()).equals(field))
          .findFirst()
          .map(component -> new Place(name + "." + field, typeOf(component), found));
    }

    Place element(int index, Object element) {
      return new Place(name + "[" + index + "]", type.getContentType(), element);
    }

    String mustBe() {
      return name + " must be " + one(type);
    }

    String found() {
      return value == MISSING ? "and is missing" : "and is " + Fields.text(value);
    }

    private static JavaType typeOf(RecordComponent component) {
      return TypeFactory.createDefaultInstance().constructType(component.getGenericType());
    }
  }

  /** What a value of a type is, such as {@code a list of strings}. */
  private static String one(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == long.class || raw == Long.class) {
      return Fields.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (raw == int.class || raw == Integer.class) {
      return Fields.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type.isEnumType()) {
      return Arrays.stream(raw.getEnumConstants())
          .map(constant -> Fields.text(constant.toString()))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type.isContainerType()) {
      return article(noun(type)) + " of " + noun(type.getContentType()) + "s";
    }
    return article(noun(type));
  }

  private static String article(String noun) {
    return (noun.startsWith("o") ? "an " : "a ") + noun;
  }

  private static String noun(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isReferenceType()) {
      return noun(type.getContentType());
    }
    if (type.isMapLikeType() || type.isRecordType()) {
      return "object";
    }
    if (type.isContainerType()) {
      return "list";
    }
    if (WHOLE_NUMBERS.contains(raw)) {
      return "whole number";
    }
    if (NUMBERS.contains(raw)) {
      return "number";
    }
    if (raw == String.class) {
      return "string";
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "boolean";
    }
    return "valid " + BodyFormat.snakeCase(raw.getSimpleName()).replace('_', ' ');
  }
}
