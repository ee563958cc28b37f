// abi.cpp: the C ABI of the headless module: one request in, one reply out, both UTF-8 JSON (core/api/api.h).
//
// The caller writes `bytes` bytes to where qw_request() points, calls qw_handle(), and reads as many bytes as it returns from
// where qw_reply() points; they stay until the next call. Each call may grow the memory: look at it anew after each.
#include <cstdint>
#include <string>

#include "api/api.h"

namespace {

// One module instance is one session; the state lives here because the engine has none.
struct Room {
  qw::api::Session session;
  std::string request;
  std::string reply;
};

Room& room() {
  static Room only;
  return only;
}

}  // namespace

extern "C" {

char* qw_request(std::uint32_t bytes) {
  room().request.resize(bytes);
  return room().request.data();
}

std::uint32_t qw_handle() {
  room().reply = qw::api::handle(room().session, room().request);
  std::string().swap(room().request);  // a book is megabytes: give them back
  return static_cast<std::uint32_t>(room().reply.size());
}

const char* qw_reply() { return room().reply.data(); }

}  // extern "C"
