package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.common.protocol.Body.Predefined;
import glomers.common.protocol.Body.Unreadable;
import glomers.common.protocol.ErrorCode;
import glomers.common.protocol.Message;
import glomers.common.protocol.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The messages and the error codes on the page about the protocol are those of the protocol. */
class ProtocolPageTest {
  private static final Pattern BODY = Pattern.compile("`(\\{\"type\":[^`]*})`");
  private static final Pattern CODE =
      Pattern.compile("(?m)^\\| (\\d+) \\| ([a-z-]+) \\| (yes|no) ");

  private final MessageCodec codec = new MessageCodec();

  @Test
  void every_message_on_it_is_a_message_and_every_type_is_there() throws Exception {
    Page page = page();
    Set<String> types = new TreeSet<>();
    for (MatchResult body : BODY.matcher(page.text()).results().toList()) {
      String line = "{\"src\":\"c1\",\"dest\":\"n0\",\"body\":" + body.group(1) + "}";
      types.add(type(line, page.place(page.lineAt(body.start()))));
    }
    assertThat(types).hasSize(Predefined.class.getPermittedSubclasses().length);
    List<Fence> messages =
        Fence.of(page).stream().filter(fence -> fence.info().equals("json message")).toList();
    assertThat(messages).isNotEmpty();
    for (Fence message : messages) {
      type(message.text().strip(), message.place(0));
    }
  }

  @Test
  void every_error_code_on_it_is_as_the_protocol_has_it() throws Exception {
    Page page = page();
    List<MatchResult> rows = CODE.matcher(page.text()).results().toList();
    assertThat(rows).hasSize(5);
    for (MatchResult row : rows) {
      ErrorCode code = ErrorCode.of(Integer.parseInt(row.group(1))).orElseThrow();
      assertThat(row.group(2) + " " + row.group(3))
          .as(page.place(page.lineAt(row.start())))
          .isEqualTo(
              code.name().toLowerCase(Locale.ROOT).replace('_', '-')
                  + (code.definite() ? " yes" : " no"));
    }
  }

  /** The type of a message, which must be one of the protocol, written as the codec writes it. */
  private String type(String line, String place) throws Exception {
    Message message = codec.decode(line.getBytes(StandardCharsets.UTF_8));
    assertThat(message.body())
        .as(place)
        .isInstanceOf(Predefined.class)
        .isNotInstanceOf(Unreadable.class);
    assertThat(new String(codec.encode(message), StandardCharsets.UTF_8).strip())
        .as(place)
        .isEqualTo(line);
    return MessageCodec.typeOf(message.body());
  }

  private static Page page() throws Exception {
    return Page.of(PagesTest.HOME.resolve("docs/protocol.md"));
  }
}
