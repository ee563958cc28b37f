# qw_bundle_book(NAME LAYER...): layers of assets/pricebooks, the lowest first, as one file and as a C++ constant.
#   target qw_NAME           builds <build>/assets/NAME.json; of NAME.book also assets/page/NAME.{book,worksheets}.json, its two parts
#   target qw_NAME_embedded  static library with the same text as `qw_NAME_text`; header assets/NAME.h
find_program(QW_PYTHON python3 REQUIRED)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/assets/page)

function(qw_bundle_book name)
  set(script ${PROJECT_SOURCE_DIR}/cmake/bundle_book.py)
  string(REPLACE _book .book file ${name})
  set(bundle ${PROJECT_BINARY_DIR}/assets/${file}.json)
  set(source ${PROJECT_BINARY_DIR}/assets/${name}.cpp)
  set(folders)
  set(files)
  foreach(layer ${ARGN})
    set(folder ${PROJECT_SOURCE_DIR}/assets/pricebooks/${layer})
    list(APPEND folders ${folder})
    # The one place with GLOB: a price book is data, and a file in its folder is part of it.
    file(GLOB found CONFIGURE_DEPENDS ${folder}/*.json)
    list(APPEND files ${found})
  endforeach()
  add_custom_command(OUTPUT ${bundle} COMMAND ${QW_PYTHON} ${script} bundle ${bundle} ${folders}
    DEPENDS ${script} ${files} COMMENT "Bundling ${name}" VERBATIM)
  set(outputs ${bundle})
  if(file MATCHES "\\.book$")
    string(REPLACE .book .worksheets worksheets ${file})
    set(parts ${PROJECT_BINARY_DIR}/assets/page/${file}.json ${PROJECT_BINARY_DIR}/assets/page/${worksheets}.json)
    add_custom_command(OUTPUT ${parts} COMMAND ${QW_PYTHON} ${script} part ${parts} ${bundle}
      DEPENDS ${script} ${bundle} COMMENT "Parting ${name}" VERBATIM)
    list(APPEND outputs ${parts})
  endif()
  add_custom_target(qw_${name} ALL DEPENDS ${outputs})
  add_custom_command(OUTPUT ${source}
    COMMAND ${QW_PYTHON} ${script} embed ${source} ${name}.h qw_${name}_text ${bundle}
    DEPENDS ${script} ${bundle} COMMENT "Embedding ${name}" VERBATIM)
  add_library(qw_${name}_embedded STATIC EXCLUDE_FROM_ALL ${source})
  target_include_directories(qw_${name}_embedded PUBLIC ${PROJECT_SOURCE_DIR}/assets)
endfunction()
