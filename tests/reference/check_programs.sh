#!/usr/bin/env bash
# Runs the PyTorch and JAX programs that `cargo run --example exports -- FOLDER` wrote, and shows how far each agrees
# with the page; fails where the largest relative difference is above 1e-9 (float64) or 1e-3 (float32).
#
#     pip install torch jax numpy
#     tests/reference/check_programs.sh FOLDER [torch|jax]
set -euo pipefail
failed=0
for program in "$1"/*."${2:-*}".py; do
  limit=1e-9
  grep -q '^DTYPE = "float32"' "$program" && limit=1e-3
  worst=$(python3 "$program" | sed -n 's/^largest relative difference: //p')
  echo "$(basename "$program") $worst"
  awk -v a="${worst:-nan}" -v b="$limit" 'BEGIN { exit !(a + 0 <= b + 0 && a != "nan") }' || { echo "  above $limit"; failed=1; }
done
exit $failed
