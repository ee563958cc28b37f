# Target qw_fonts: the two fonts of the canvas, cut from Debian's Noto Sans: <build>/fonts/NotoSans-{Regular,Bold}.ttf, and the
# part of them that a page fetches first, NotoSans-{Regular,Bold}.latin.ttf.
set(QW_NOTO_DIR /usr/share/fonts/truetype/noto CACHE PATH "Folder with the Noto Sans files (Debian: fonts-noto-core)")
# Debian's fontTools belongs to Debian's Python, which need not be the first one on PATH.
find_program(QW_FONT_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(QW_FONT_PYTHON python3 REQUIRED)

set(fonts "")
foreach(weight Regular Bold)
  set(inputs ${QW_NOTO_DIR}/NotoSans-${weight}.ttf ${QW_NOTO_DIR}/NotoSansMath-Regular.ttf
    ${QW_NOTO_DIR}/NotoSansSymbols2-Regular.ttf)
  foreach(letters all latin)
    set(font ${PROJECT_BINARY_DIR}/fonts/NotoSans-${weight}.${letters}.ttf)
    string(REPLACE .all.ttf .ttf font ${font})
    add_custom_command(OUTPUT ${font}
      COMMAND ${QW_FONT_PYTHON} ${PROJECT_SOURCE_DIR}/cmake/make_fonts.py ${letters} ${inputs} ${font}
      DEPENDS ${PROJECT_SOURCE_DIR}/cmake/make_fonts.py COMMENT "Cutting Noto Sans ${weight}, ${letters}" VERBATIM)
    list(APPEND fonts ${font})
  endforeach()
endforeach()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/fonts)
add_custom_target(qw_fonts ALL DEPENDS ${fonts})
