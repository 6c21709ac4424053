# Build: everything from the lockfile, then the TypeScript build, then only what runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY bin bin
COPY src src
COPY web web
COPY scripts/build-page.ts scripts/build-page.ts
RUN npm ci --ignore-scripts && npm run build && npm prune --omit=dev --omit=optional --ignore-scripts
RUN mkdir /data

# Run: no shell, no package manager, not root.
FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
COPY --from=build --chown=nonroot:nonroot /app/node_modules node_modules
COPY --from=build --chown=nonroot:nonroot /app/dist dist
COPY --from=build --chown=nonroot:nonroot /data /data
VOLUME /data
COPY --chown=nonroot:nonroot package.json ./
COPY --chown=nonroot:nonroot bin bin
COPY --chown=nonroot:nonroot cards cards
USER nonroot
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8080)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node", "--disallow-code-generation-from-strings", "bin/her2-cds.js"]
CMD ["serve"]
