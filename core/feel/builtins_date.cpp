#include "feel/call.h"

namespace qw::feel {

Value call_date(const Call& call) { return call.wrong(); }

}  // namespace qw::feel
