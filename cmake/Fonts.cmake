# Target qw_fonts: the two fonts of the canvas, <build>/fonts/NotoSans-{Regular,Bold}.ttf, cut from Debian's Noto Sans.
set(QW_NOTO_DIR /usr/share/fonts/truetype/noto CACHE PATH "Folder with the Noto Sans files (Debian: fonts-noto-core)")
# Debian's fontTools belongs to Debian's Python, which need not be the first one on PATH.
find_program(QW_FONT_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(QW_FONT_PYTHON python3 REQUIRED)

set(fonts "")
foreach(weight Regular Bold)
  set(font ${PROJECT_BINARY_DIR}/fonts/NotoSans-${weight}.ttf)
  set(inputs ${QW_NOTO_DIR}/NotoSans-${weight}.ttf ${QW_NOTO_DIR}/NotoSansMath-Regular.ttf
    ${QW_NOTO_DIR}/NotoSansSymbols2-Regular.ttf)
  add_custom_command(OUTPUT ${font} COMMAND ${QW_FONT_PYTHON} ${PROJECT_SOURCE_DIR}/cmake/make_fonts.py ${inputs} ${font}
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/make_fonts.py COMMENT "Cutting Noto Sans ${weight}" VERBATIM)
  list(APPEND fonts ${font})
endforeach()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/fonts)
add_custom_target(qw_fonts ALL DEPENDS ${fonts})
