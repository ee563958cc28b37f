"""ci/check_rooms must pass a clean tree and name each kind of breach; each case is one small tree on disk."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).resolve().parents[2] / "ci" / "check_rooms"

CLEAN = {
    "core/base/text.h": "#pragma once\n#include <string>\n",
    "core/number/money.h": '#include "base/text.h"\n#include "number/money.h"\n',
    "core/json/reader.cpp": '#include <nlohmann/json.hpp>\n#include "base/text.h"\n',
    "core/feel/lexer.h": '#include "number/money.h"\n',
    "core/quote/quote.h": '#include "number/money.h"\n',
    "core/api/api.h": '#include "quote/quote.h"\n',
    "shell/cli/main.cpp": '#include <iostream>\n#include "api/api.h"\n#include "number/money.h"\n#include "base/text.h"\n',
    "shell/workbench/app.cpp": '#include "imgui.h"\n#include "quote/quote.h"\n',
    "web/abi/abi.cpp": '#include "api/api.h"\n',
    "core/number/currency_table.cpp": "\n" * 1000,
}


def run(changes):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**CLEAN, **changes}.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, str(CHECK), folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class CheckRooms(unittest.TestCase):
    def test_clean_tree_passes(self):
        self.assertEqual(run({}), (0, "check_rooms: 0 breaches\n"))

    def breach(self, path, text, want):
        code, out = run({path: text})
        self.assertEqual(code, 1, out)
        self.assertIn(want, out)
        self.assertIn("check_rooms: 1 breaches", out)

    def test_room_below(self):
        self.breach("core/base/a.cpp", '#include "number/money.h"\n', "core/base/a.cpp:1: base may not include number")

    def test_unknown_room(self):
        self.breach("core/magic/a.h", "\n", "magic is not a room of core")

    def test_path_not_from_core(self):
        self.breach("core/number/a.cpp", '\n\n#include "money.h"\n', 'core/number/a.cpp:3: "money.h" does not start')

    def test_streams(self):
        self.breach("core/base/a.cpp", "#include <iostream>\n", "<iostream> has no place in core")

    def test_threads(self):
        self.breach("core/base/a.cpp", "# include  <thread>\n", "<thread> has no place in core")

    def test_clock(self):
        self.breach("core/base/a.cpp", "#include <chrono>\nauto now = std::chrono::system_clock::now();\n",
                    "core/base/a.cpp:2: core takes the date as an argument")

    def test_nlohmann_elsewhere_in_core(self):
        self.breach("core/feel/a.cpp", "#include <nlohmann/json.hpp>\n", "only core/json includes nlohmann")

    def test_nlohmann_in_tests(self):
        self.breach("tests/core/a.cpp", "#include <nlohmann/json.hpp>\n", "only core/json includes nlohmann")

    def test_imgui_in_cli(self):
        self.breach("shell/cli/a.cpp", '#include "imgui_internal.h"\n', "only the workbench and its hosts")

    def test_shell_reaches_past_the_doors(self):
        self.breach("shell/cli/a.cpp", '#include "feel/lexer.h"\n', "shell/cli/a.cpp:1: core/feel/lexer.h is neither")

    def test_web_reaches_past_the_doors(self):
        self.breach("web/abi/a.cpp", '#include "feel/lexer.h"\n', "web/abi/a.cpp:1: core/feel/lexer.h is neither")

    def test_long_file(self):
        self.breach("web/app/main.ts", "\n" * 401, "web/app/main.ts:401: 401 lines")


if __name__ == "__main__":
    unittest.main()
