# syntax=docker/dockerfile:1
#
# The command resultschain with fonts for many scripts, as a user who is not root.
# Models are mounted at /work:
#
#   docker build -t resultschain .
#   docker run --rm -v "$PWD:/work" resultschain check models/
#
# A release has its programs already; "docker build --target release" takes them from
# the folders linux/amd64 and linux/arm64.
ARG DEBIAN=docker.io/library/debian:bookworm-slim
ARG GO=docker.io/library/golang:1.26-bookworm

FROM ${DEBIAN} AS base
# Liberation Sans is in the program; these are for "render --font".
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-noto-core \
 && useradd --uid 65532 --create-home resultschain \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/*.log # which name the time
USER resultschain
WORKDIR /work
ENTRYPOINT ["resultschain"]

FROM base AS release
ARG TARGETPLATFORM
COPY ${TARGETPLATFORM}/resultschain /usr/local/bin/resultschain

FROM ${GO} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags='-s -w' -o /resultschain ./cmd/resultschain

FROM base
COPY --from=build /resultschain /usr/local/bin/resultschain
