package glomers.workbench.workload;

import glomers.workbench.network.Packet;

/**
 * Receives how nodes answer clients. Times are on the loop's clock, in nanoseconds. Confined to the
 * event-loop thread.
 */
public interface Answers {
  /** Ignores all calls. It is used for the observer's requests, which are not counted. */
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

  /** A request was answered before the client's timeout. */
  void inTime(Packet request, long sent);

  /** A request was not answered before the client's timeout. */
  void missing(Packet request, long sent);

  /** A request was answered after the client's timeout. */
  void late(Packet request, long sent);

  /** A request was answered once more. */
  void again(Packet answer);

  /**
   * A node sent a client a message that answers no request: its in_reply_to is missing, or is not
   * the msg_id of a request.
   */
  void unmatched(Packet answer);
}
