package glomers.common.protocol;

import glomers.common.protocol.Body.Predefined;
import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;

/**
 * Converts the records of a program's own messages to JSON values and back, with Jackson's data
 * binding. Data binding is loaded with the first such record; predefined messages don't need it.
 * Thread-safe.
 */
public final class MessageBinding {
  private static final MessageCodec CODEC = new MessageCodec();

  private MessageBinding() {}

  /**
   * Prepares to read a program's own messages of a type, so that the first takes no longer than
   * others.
   *
   * @throws IllegalArgumentException if they cannot be read: the exception's message says why
   */
  public static void prepare(Class<? extends Body> type) {
    BodyFormat.type(type);
    if (!Predefined.class.isAssignableFrom(type)) {
      RecordMapper.prepare(type);
    }
  }

  /**
   * A body as its receiver's codec reads it. For a program's own record, this is an {@link Unbound}
   * that shares no data with the record. Any other body is returned as it is.
   *
   * @throws IllegalArgumentException if the record can't be written
   */
  public static Body unbound(Body body) {
    boolean own =
        !(body instanceof Predefined || body instanceof Unbound || body instanceof Unreadable);
    return own ? CODEC.decodeBody(CODEC.encodeBody(Message.send("", "", body))) : body;
  }

  /**
   * Binds a body's fields to a record.
   *
   * @return the record, or {@link Unreadable} if a field is missing or wrong
   * @throws IllegalArgumentException if no body can be bound to this type
   */
  public static Body bind(Unbound body, Class<? extends Body> type) {
    return RecordMapper.read(body, type);
  }

  /**
   * Copies a message whose body is a program's own record, since the record may refer to lists that
   * change later. Other messages are immutable, and are returned as they are.
   *
   * @throws IllegalArgumentException if the record's JSON can't be read back as such a record
   */
  public static Message copy(Message message) {
    Body body = message.body();
    Body read = unbound(body);
    if (read == body) {
      return message;
    }
    Body copy = bind((Unbound) read, body.getClass());
    if (copy instanceof Unreadable unreadable) {
      String name = body.getClass().getSimpleName();
      throw new IllegalArgumentException(
          name + " can't be read as it was written: " + unreadable.problem().text());
    }
    return message.withBody(copy);
  }
}
