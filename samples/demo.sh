#!/bin/sh
# The main job on the samples: translate, repair, show before and after. Run by `make demo`.
set -eu
PATH=".venv/bin:$PATH"
export CHYSTO_HOME="$PWD/demo/home"
echo "Environment: $(du -sm .venv | cut -f1) MB in .venv"

echo
echo "== Ukrainian and Russian articles into clean English"
chysto translate -o demo/english --bilingual samples/uk-*/uk-* samples/ru-*/ru-* samples/mixed-*/mixed-* samples/inbox/inbox.jsonl || test $? -eq 3

echo
echo "== What the repair changed in two of them (all of it: chysto diff)"
chysto diff --changed uk-power.txt
chysto diff --changed ru-refinery.txt

echo
echo "== English that some translator garbled"
chysto repair --diff samples/garbled-talks/machine.txt

cat <<END

The English:          demo/english/*.en.*
The bilingual pages:  demo/english/*.review.html   (open one in a browser)
What is stored:       demo/home/chysto.db          (CHYSTO_HOME=demo/home chysto diff)
END
