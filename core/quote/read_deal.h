// quote/read_deal.h: private to core/quote: the selections, adjustments, waivers and prepaid amount of a quote file.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "json/json.h"
#include "pricing/deal.h"

namespace qw {

// Everything wrong is told to `report`; a deal with a complaint is not to be used.
class DealComplaints {
 public:
  virtual void complain(const json::Node& node, const std::string& path, std::string_view code,
                        std::string message) = 0;

 protected:
  ~DealComplaints() = default;
};

bool is_part_of_deal(std::string_view key);
void read_deal(const PriceBook& book, const json::Node& root, Deal& deal, DealComplaints& complaints);

}  // namespace qw
