FROM python:3.11.14-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PICTURES=/srv/pictures \
    WEB_CONCURRENCY=2

WORKDIR /srv

# Chromium makes the pictures.
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*

COPY requirements.txt .
RUN pip install --disable-pip-version-check --no-cache-dir --no-deps --only-binary :all: --require-hashes \
        --requirement requirements.txt \
    && useradd --system --no-create-home --uid 10001 dashboard

COPY . .
RUN python -m compileall -q app.py dashboard \
    && mkdir "$PICTURES" \
    && chown dashboard "$PICTURES"

USER dashboard
# Pictures and compressed files are made here, once.
RUN python -m dashboard render && python -c "import app"
EXPOSE 8050

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/readyz', timeout=4)"]

# gunicorn.conf.py says how; WEB_CONCURRENCY sets the number of workers.
CMD ["gunicorn"]
