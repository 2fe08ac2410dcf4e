package glomers.common.protocol;

import static glomers.common.protocol.ErrorCode.CRASH;
import static glomers.common.protocol.ErrorCode.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

  @Test
  void the_codes_are_those_of_the_protocol() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
        .containsExactly(0, 1, 10, 11, 12, 13, 14, 20, 21, 22, 30);
  }

  @Test
  void only_a_timeout_and_a_crash_are_indefinite() {
    assertThat(ErrorCode.values())
        .filteredOn(code -> !code.definite())
        .containsExactly(TIMEOUT, CRASH);
  }

  @Test
  void a_code_is_found_by_its_number() {
    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(ErrorCode.of(code.code())).contains(code));
    assertThat(ErrorCode.of(1000)).isEmpty();
  }
}
