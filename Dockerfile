# Pin both by digest when you build: --build-arg BUILD_IMAGE=node:24-bookworm-slim@sha256:… (the digests are your registry's).
ARG BUILD_IMAGE=node:24-bookworm-slim
ARG RUN_IMAGE=gcr.io/distroless/nodejs24-debian12:nonroot

# Build: everything from the lockfile, then the TypeScript build, then only what runs.
FROM ${BUILD_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY bin bin
COPY src src
COPY web web
COPY scripts/build-page.ts scripts/build-sandbox.ts scripts/build-program.ts scripts/bundled-licences.ts scripts/
RUN npm ci --ignore-scripts && npm run build && cp -r node_modules/@duckdb /duckdb && npm prune --omit=dev --omit=optional --ignore-scripts
RUN mkdir /data

# Run: no shell, no package manager, not root; what runs belongs to root, and only /data can be written.
FROM ${RUN_IMAGE} AS service
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build --chown=nonroot:nonroot /data /data
VOLUME /data
COPY package.json ./
COPY bin bin
COPY cards cards
COPY fixtures/patients fixtures/patients
USER nonroot
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \
  CMD ["/nodejs/bin/node", "bin/her2-cds.js", "health"]
ENTRYPOINT ["/nodejs/bin/node", "--disallow-code-generation-from-strings", "bin/her2-cds.js"]
CMD ["serve"]

# `--target population`: the same with the database that sorts an export, which the service does not need (70 MB).
FROM service AS population
COPY --from=build /duckdb node_modules/@duckdb
HEALTHCHECK NONE

# What is built without a target.
FROM service
