package glomers.common.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Writes and reads the records of a program's own messages with Jackson's data binding. Only this
 * class and {@link BindingProblem} use data binding, so only they load it. As strict as {@link
 * Fields}: {@code "7"} is not a number, and null is not a list. Thread-safe.
 */
final class RecordMapper {
  private static final JsonMapper JSON = mapper();

  private RecordMapper() {}

  private static JsonMapper mapper() {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(new SnakeCase())
            // The fields in JSON are the record's components, not the results of its other methods.
            .changeDefaultVisibility(
                visibility ->
                    visibility
                        .withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE))
            .changeDefaultNullHandling(nulls -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .withCoercionConfigDefaults(
                coercion -> {
                  for (CoercionInputShape shape : CoercionInputShape.values()) {
                    coercion.setCoercion(shape, CoercionAction.Fail);
                  }
                })
            .withCoercionConfig(
                LogicalType.Float,
                coercion ->
                    coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert));
    for (Class<?> optional :
        List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)) {
      mapper.withConfigOverride(
          optional,
          override -> override.setNullHandling(JsonSetter.Value.construct(Nulls.SET, Nulls.FAIL)));
    }
    return mapper.build();
  }

  /**
   * Prepares to read a type before its first message, and checks that this is possible.
   *
   * @throws IllegalArgumentException if its messages can't be read
   */
  static void prepare(Class<? extends Body> type) {
    try {
      JSON.readValue("{}", type);
    } catch (InvalidDefinitionException e) {
      throw unreadable(type, e);
    } catch (JacksonException e) {
      // Expected: most records can't be read from an object without fields. Jackson knows the type
      // now.
    }
  }

  /** Writes a record's fields into an object whose start has been written. */
  static void write(Body body, JsonGenerator json) {
    JsonNode tree;
    try {
      tree = JSON.valueToTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          body.getClass().getSimpleName() + " can't be written as JSON", e);
    }
    tree.properties()
        .forEach(
            field -> {
              json.writeName(field.getKey());
              JSON.writeValue(json, field.getValue());
            });
  }

  /**
   * Binds a body's fields to a record.
   *
   * @return the record, or {@link Unreadable} if a field is missing or wrong
   * @throws IllegalArgumentException if messages of this type can't be read
   */
  static Body read(Unbound body, Class<? extends Body> type) {
    try {
      return JSON.readValue(JsonText.of(body.fields()), type);
    } catch (InvalidDefinitionException e) {
      throw unreadable(type, e);
    } catch (JacksonException e) {
      String text = new BindingProblem(e).in(body, JSON.constructType(type));
      return new Unreadable(body.type(), new Body.Error(ErrorCode.MALFORMED_REQUEST, text));
    }
  }

  private static IllegalArgumentException unreadable(Class<?> type, JacksonException e) {
    return new IllegalArgumentException(type.getSimpleName() + " can't be read from JSON", e);
  }

  /** The names of components in JSON. */
  private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String name) {
      return BodyFormat.snakeCase(name);
    }
  }
}
