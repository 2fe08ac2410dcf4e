package glomers.docs.planted.part3x;

import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Each nested class breaks a rule on purpose. */
public final class Clocks {
  private Clocks() {}

  static final class HasAClock {
    Object make() {
      return Clock.systemUTC();
    }
  }

  static final class AsksForNow {
    Supplier<Instant> now() {
      return Instant::now;
    }
  }

  static final class CountsNanoseconds {
    long now() {
      return System.nanoTime();
    }
  }

  static final class CountsMilliseconds {
    LongSupplier now() {
      return System::currentTimeMillis;
    }
  }

  static final class MakesADate {
    Object make() {
      return new Date();
    }
  }

  static final class LooksAtACalendar {
    Object look() {
      return Calendar.getInstance();
    }
  }
}
