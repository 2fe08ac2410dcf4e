package glomers.common.protocol;

import glomers.common.protocol.Body.Predefined;
import glomers.common.protocol.Body.Unbound;
import glomers.common.protocol.Body.Unreadable;

/**
 * Between the records of a program's own messages and what is on the wire. Jackson's data binding
 * does it, and is loaded with the first such record: predefined messages need none. Thread-safe.
 */
public final class MessageBinding {
  private static final MessageCodec CODEC = new MessageCodec();

  private MessageBinding() {}

  /**
   * Prepares to read a program's own messages of a type, so that the first of them takes no longer
   * than the others.
   *
   * @throws IllegalArgumentException if none could be read: the text says why
   */
  public static void prepare(Class<? extends Body> type) {
    BodyFormat.type(type);
    if (!Predefined.class.isAssignableFrom(type)) {
      RecordMapper.prepare(type);
    }
  }

  /**
   * A body as its receiver's codec reads it: a program's own record is {@link Unbound}, and any
   * other body is itself. It shares nothing with the record.
   *
   * @throws IllegalArgumentException if the record can't be written
   */
  public static Body unbound(Body body) {
    boolean own =
        !(body instanceof Predefined || body instanceof Unbound || body instanceof Unreadable);
    return own ? CODEC.decodeBody(CODEC.encodeBody(Message.send("", "", body))) : body;
  }

  /**
   * Makes the record of a type that a body's fields stand for.
   *
   * @return the record, or {@link Unreadable} if a field is missing or wrong
   * @throws IllegalArgumentException if the type is to blame, and not the body
   */
  public static Body bind(Unbound body, Class<? extends Body> type) {
    return RecordMapper.read(body, type);
  }

  /**
   * The message as it is now: a copy, if its body is a program's own record, which may refer to
   * lists that change. Any other body is immutable.
   *
   * @throws IllegalArgumentException if what is written of the record can't be read as one
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
