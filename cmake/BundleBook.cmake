# qw_bundle_book(reference): the folder assets/pricebooks/reference as one file and as a C++ constant.
#   target qw_reference_book           builds <build>/assets/reference.book.json
#   target qw_reference_book_embedded  static library with the same text; header assets/reference_book.h
find_program(QW_PYTHON python3 REQUIRED)

function(qw_bundle_book name)
  set(script ${PROJECT_SOURCE_DIR}/cmake/bundle_book.py)
  set(bundle ${PROJECT_BINARY_DIR}/assets/${name}.book.json)
  set(source ${PROJECT_BINARY_DIR}/assets/${name}_book.cpp)
  # The one place with GLOB: a price book is data, and a file in its folder is part of it.
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/pricebooks/${name}/*.json)
  add_custom_command(OUTPUT ${bundle} COMMAND ${QW_PYTHON} ${script} bundle ${bundle} ${files}
    DEPENDS ${script} ${files} COMMENT "Bundling price book ${name}" VERBATIM)
  add_custom_target(qw_${name}_book ALL DEPENDS ${bundle})
  add_custom_command(OUTPUT ${source}
    COMMAND ${QW_PYTHON} ${script} embed ${source} ${name}_book.h qw_${name}_book_text ${bundle}
    DEPENDS ${script} ${bundle} COMMENT "Embedding price book ${name}" VERBATIM)
  add_library(qw_${name}_book_embedded STATIC EXCLUDE_FROM_ALL ${source})
  target_include_directories(qw_${name}_book_embedded PUBLIC ${PROJECT_SOURCE_DIR}/assets)
endfunction()
