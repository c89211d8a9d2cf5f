#include "pdf/haru_file.hpp"

#include "pdf/drawn_pages.hpp"
#include "pdf/haru_document.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace formletter::pdf {
HaruDocuments::HaruDocuments() : standing_(std::make_unique<StandingFiles>()) {}
HaruDocuments::~HaruDocuments() = default;

std::unique_ptr<HaruDocument> HaruDocuments::take() {
  return idle_ ? std::move(idle_) : std::make_unique<HaruDocument>();
}

void HaruDocuments::give_back(std::unique_ptr<HaruDocument> document) {
  if (document->failure.status == HPDF_OK) idle_ = std::move(document);
}

HaruFile::HaruFile(HaruDocuments &documents, std::size_t pages)
    : documents_(&documents), document_(documents.take()) {
  document_->begin(pages);
}

HaruFile::~HaruFile() {
  documents_->give_back(std::move(document_));
}

ObjectId HaruFile::add(std::size_t count) {
  return document_->add(count);
}

ObjectId HaruFile::page(std::size_t index) const {
  return document_->leaf(index);
}

void HaruFile::define(ObjectId id, std::string_view entries, std::string_view more) {
  Body &body = document_->body(id);
  document_->set_entries(body, entries);
  body.more_entries = more;
}

void HaruFile::define(ObjectId first, const Block &block) {
  const std::size_t begin = document_->keep(block.bytes).begin;
  for (std::size_t i = 0; i < block.bodies.size(); ++i) {
    Body &body = document_->body(first + i);
    body = block.bodies[i];
    body.entries.begin += begin;
  }
}

Block HaruFile::defined(ObjectId first, std::size_t count) const {
  Block block;
  std::size_t begin = document_->prepared.arena.size();
  for (std::size_t i = 0; i < count; ++i) {
    block.bodies.push_back(document_->body(first + i));
    begin = std::min(begin, block.bodies.back().entries.begin);
  }
  for (Body &body : block.bodies) body.entries.begin -= begin;
  block.bytes = document_->prepared.arena.substr(begin);
  return block;
}

ObjectId HaruFile::next() const {
  return {static_cast<std::uint32_t>(document_->prepared.objects())};
}

void HaruFile::add_moved(MovedElements elements) {
  assert(elements.places.first == next());
  document_->prepared.moved_in += elements.structure->elements.count();
  document_->prepared.moved.push_back(std::move(elements));
}

Stretch HaruFile::keep(std::string_view bytes) {
  return document_->keep(bytes);
}

void HaruFile::define_stream(ObjectId id, std::string_view entries, Stretch kept) {
  Body &body = document_->body(id);
  document_->set_stream_entries(body, entries, kept.size);
  body.copied = kept;
}

void HaruFile::define_content(ObjectId id, std::string_view entries, Stretch kept) {
  document_->set_content(id, entries, kept.size, fingerprint(document_->prepared[kept]));
  document_->body(id).copied = kept;
  document_->prepared.varying += kept.size;
}

void HaruFile::define_content(ObjectId id, std::string_view entries, const DrawnContent &shared) {
  document_->set_content(id, entries, shared.bytes.size(), shared.fingerprint);
  document_->body(id).bytes = shared.bytes;
}

void HaruFile::hold(std::shared_ptr<const void> owner) {
  document_->prepared.held.push_back(std::move(owner));
}

void HaruFile::define_shared_stream(ObjectId id, std::string_view entries, std::string_view bytes) {
  Body &body = document_->body(id);
  document_->set_stream_entries(body, entries, bytes.size());
  body.bytes = bytes;
}

void HaruFile::define_catalog(std::string_view entries) {
  document_->set_entries(document_->body(document_->document->catalog), entries);
}

void HaruFile::define_info(std::string_view entries) {
  document_->set_entries(document_->body(document_->document->info), entries);
}

FileBytes HaruFile::save() {
  return document_->save(*documents_->standing_);
}

}  // namespace formletter::pdf
