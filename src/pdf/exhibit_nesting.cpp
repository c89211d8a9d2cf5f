#include "pdf/exhibit_nesting.hpp"

#include <qpdf/QUtil.hh>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

namespace formletter::pdf {

namespace {

/// A thread has eight times as much.
constexpr std::uintptr_t most_stack = 1 << 20;

std::uintptr_t stack_here() {
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

bool is_of_page_tree(QPDFObjectHandle object) {
  if (!object.isDictionary()) return false;
  auto type = object.getKey("/Type");
  return type.isNameAndEquals("/Page") || type.isNameAndEquals("/Pages");
}

/// What may be gone into from here: where a page is named, qpdf copies nothing.
std::vector<QPDFObjectHandle> objects_in(QPDFObjectHandle object) {
  std::vector<QPDFObjectHandle> found;
  if (object.isStream()) return {object.getDict()};
  if (object.isArray()) {
    found = object.getArrayAsVector();
  } else if (object.isDictionary()) {
    for (auto &[key, value] : object.getDictAsMap()) found.push_back(value);
  }
  std::erase_if(found, [](QPDFObjectHandle &each) { return each.isScalar() || is_of_page_tree(each); });
  return found;
}

/// Finds how deep objects stand in one another, without going into them on the stack.
class NestingWalk {
 public:
  /// True as soon as it is too deep. What has been gone through before is known.
  bool is_too_deep(QPDFObjectHandle from) {
    open_.clear();
    enter(from);
    while (!open_.empty()) {
      Level &level = open_.back();
      if (level.height + open_.size() > most_nested_objects) return true;
      if (level.next == level.inside.size()) {
        leave();
        continue;
      }
      QPDFObjectHandle next = level.inside[level.next++];
      const auto known = next.isIndirect() ? heights_.find(next.getObjGen()) : heights_.end();
      if (known == heights_.end()) {
        enter(next);
      } else {
        level.height = std::max(level.height, known->second + 1);
      }
    }
    return false;
  }

 private:
  struct Level {
    QPDFObjectHandle object;
    std::vector<QPDFObjectHandle> inside;
    std::size_t next = 0;
    std::size_t height = 0;
  };

  void enter(QPDFObjectHandle object) {
    // Of a ring of objects, the one that it is entered by has a height only in the end.
    if (object.isIndirect()) heights_.emplace(object.getObjGen(), 0);
    open_.push_back({object, objects_in(object)});
  }

  void leave() {
    const Level left = std::move(open_.back());
    open_.pop_back();
    if (left.object.isIndirect()) heights_[left.object.getObjGen()] = left.height;
    if (!open_.empty()) open_.back().height = std::max(open_.back().height, left.height + 1);
  }

  std::vector<Level> open_;
  std::map<QPDFObjGen, std::size_t> heights_;
};

/// What qpdf takes from a page: what it shows, and the pictures of its fields and comments.
std::vector<QPDFObjectHandle> shown_on(QPDFPageObjectHelper page) {
  std::vector<QPDFObjectHandle> shown = {page.getAttribute("/Resources", false),
                                         page.getObjectHandle().getKey("/Contents"),
                                         page.getObjectHandle().getKey("/Group")};
  for (auto &annotation : page.getAnnotations()) shown.push_back(annotation.getObjectHandle().getKey("/AP"));
  return shown;
}

}  // namespace

ShallowSource::ShallowSource(std::string_view bytes)
    : BufferInputSource(
          "an exhibit",
          new Buffer(QUtil::unsigned_char_pointer(bytes.data()), bytes.size()),  // NOLINT: it is handed over
          true),
      opened_at_(stack_here()) {}

/// qpdf takes what is thrown for an object that cannot be read, and goes on with the others.
size_t ShallowSource::read(char *into, size_t length) {
  const std::uintptr_t here = stack_here();
  const std::uintptr_t deep = here < opened_at_ ? opened_at_ - here : here - opened_at_;
  was_too_deep_ = was_too_deep_ || deep > most_stack;
  if (was_too_deep_) throw std::runtime_error("objects stand in one another too deep");
  return BufferInputSource::read(into, length);
}

bool has_deep_page_tree(QPDF &pdf) {
  std::vector<std::pair<QPDFObjectHandle, std::size_t>> open = {{pdf.getRoot().getKey("/Pages"), 1}};
  std::set<QPDFObjGen> met;
  while (!open.empty()) {
    auto [node, depth] = open.back();
    open.pop_back();
    if (depth > most_nested_objects) return true;
    const bool is_known = node.isIndirect() && !met.insert(node.getObjGen()).second;
    if (is_known || !node.isDictionary() || !node.getKey("/Kids").isArray()) continue;
    for (auto &kid : node.getKey("/Kids").getArrayAsVector()) open.emplace_back(kid, depth + 1);
  }
  return false;
}

bool has_deep_pages(QPDF &pdf) {
  NestingWalk walk;
  const auto is_deep = [&](const QPDFObjectHandle &object) { return walk.is_too_deep(object); };
  auto form = pdf.getRoot().getKey("/AcroForm");
  if (form.isDictionary() && is_deep(form.getKey("/DR"))) return true;
  auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
  return std::any_of(pages.begin(), pages.end(), [&](const QPDFPageObjectHelper &page) {
    const auto shown = shown_on(page);
    return std::any_of(shown.begin(), shown.end(), is_deep);
  });
}

}  // namespace formletter::pdf
