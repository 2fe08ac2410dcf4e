package glomers.workbench.workload;

import glomers.workbench.network.Packet;

/** Told how nodes answer clients. Times are on the loop's clock, in nanoseconds. */
public interface Answers {
  /** For requests whose answers count nowhere. */
  Answers UNHEARD =
      new Answers() {
        @Override
        public void inTime(Packet request, long sent) {}

        @Override
        public void missing(Packet request, long sent) {}

        @Override
        public void late(Packet request, long sent) {}

        @Override
        public void again(Packet answer) {}

        @Override
        public void unmatched(Packet answer) {}
      };

  /** A request was answered before its client gave up. */
  void inTime(Packet request, long sent);

  /** The client gave up. */
  void missing(Packet request, long sent);

  /** A request was answered now, after its client had given up. */
  void late(Packet request, long sent);

  /** A request that was answered before is answered now once more. */
  void again(Packet answer);

  /** A node sent a client what answers no request: in_reply_to is missing, or is no msg_id. */
  void unmatched(Packet answer);
}
