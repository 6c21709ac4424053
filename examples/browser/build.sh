#!/bin/sh
# npm install her2-cds esbuild; then open index.html from any web server.
set -eu
npx esbuild page.ts --bundle --minify --format=esm --platform=browser --outfile=page.js
