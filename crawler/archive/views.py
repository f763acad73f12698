"""The views of the archive: what people query. Described, with the tables, in docs/schema.md."""

from __future__ import annotations

ARTICLE_CURRENT = """
CREATE VIEW article_current AS
SELECT a.article_id, a.portal_id, a.url, v.title, v.lead, v.body, v.author, v.author_role,
       v.published_at, v.published_precision, v.published_text, v.published_place, v.published_rule,
       v.updated_at, v.category, v.news_source, v.views, v.language, v.platform, v.parser, v.parser_version,
       a.first_seen, a.last_seen, a.gone_at, v.version, v.version_id, a.cluster_id,
       c.captured_at, c.capture_id, p.warc_file, p.warc_offset, p.warc_length, p.warc_record_id, c.payload_digest
FROM articles a
JOIN article_versions v ON v.version_id = a.current_version_id
JOIN captures c ON c.capture_id = v.last_capture_id
JOIN captures p ON p.capture_id = coalesce(c.payload_capture_id, c.capture_id)
"""

CAPTURE_RECORD = """
CREATE VIEW capture_record AS
SELECT c.capture_id, c.portal_id, c.crawl_id, c.url_id, v.article_id, v.version, c.url, c.method, c.captured_at,
       c.status, c.mime, c.page_kind, c.record_type, c.source, c.truncated, c.ip, c.tls_version, c.tls_error,
       c.payload_digest, c.payload_length, c.warc_file, c.warc_offset, c.warc_length, c.warc_record_id,
       p.warc_file AS payload_file, p.warc_offset AS payload_offset, p.warc_length AS payload_record_length
FROM captures c
JOIN captures p ON p.capture_id = coalesce(c.payload_capture_id, c.capture_id)
LEFT JOIN article_versions v ON v.version_id = c.version_id
"""

CRAWL_REPORT = """
CREATE VIEW crawl_report AS
SELECT crawl_id, portal_id, walk, started_at, finished_at, verdict, reasons,
       round((julianday(finished_at) - julianday(started_at)) * 86400, 1) AS seconds,
       coalesce(json_extract(counts, '$.captures'), 0) AS captures,
       coalesce(json_extract(counts, '$.bytes'), 0) AS bytes,
       coalesce(json_extract(counts, '$.pages'), 0) AS pages,
       coalesce(json_extract(counts, '$.articles_fetched'), 0) AS articles_fetched,
       coalesce(json_extract(counts, '$.new'), 0) AS new,
       coalesce(json_extract(counts, '$.changed'), 0) AS changed,
       coalesce(json_extract(counts, '$.unchanged'), 0) AS unchanged,
       coalesce(json_extract(counts, '$.duplicate'), 0) AS duplicate,
       coalesce(json_extract(counts, '$.dropped'), 0) AS dropped,
       coalesce(json_extract(counts, '$.listing'), 0) AS listing,
       coalesce(json_extract(counts, '$.attachment'), 0) AS attachment,
       coalesce(json_extract(counts, '$.other'), 0) AS other,
       coalesce(json_extract(counts, '$.excluded'), 0) AS excluded,
       coalesce(json_extract(counts, '$.not_found'), 0) AS not_found,
       coalesce(json_extract(counts, '$.failed'), 0) AS failed,
       coalesce(json_extract(counts, '$.retried'), 0) AS retried,
       coalesce(json_extract(counts, '$.links_found'), 0) AS links_found,
       coalesce(json_extract(counts, '$.links_excluded'), 0) AS links_excluded,
       software
FROM crawls
"""

PORTAL_HEALTH = """
CREATE VIEW portal_health AS
WITH ledger AS (
    SELECT portal_id, count(*) AS urls, sum(state = 'captured') AS captured, sum(state = 'unchanged') AS unchanged,
           sum(state = 'excluded') AS excluded, sum(state = 'failed') AS failed, sum(state = 'pending') AS pending
    FROM urls GROUP BY portal_id
), visits AS (
    SELECT portal_id, count(*) AS captures, min(captured_at) AS first_capture, max(captured_at) AS last_capture,
           sum(warc_length) AS warc_bytes
    FROM captures GROUP BY portal_id
), texts AS (
    SELECT a.portal_id, count(DISTINCT a.article_id) AS articles, count(v.version_id) AS versions,
           count(DISTINCT a.article_id) FILTER (WHERE a.gone_at IS NOT NULL) AS gone
    FROM articles a LEFT JOIN article_versions v USING (article_id) GROUP BY a.portal_id
)
SELECT p.portal_id, p.name, p.province, p.platform, p.base_url,
       coalesce(t.articles, 0) AS articles, coalesce(t.versions, 0) AS versions, coalesce(t.gone, 0) AS gone,
       coalesce(s.captures, 0) AS captures,
       coalesce(l.urls, 0) AS urls, coalesce(l.captured, 0) AS captured, coalesce(l.unchanged, 0) AS unchanged,
       coalesce(l.excluded, 0) AS excluded, coalesce(l.failed, 0) AS failed, coalesce(l.pending, 0) AS pending,
       s.first_capture, s.last_capture, coalesce(s.warc_bytes, 0) AS warc_bytes,
       c.crawl_id AS last_crawl_id, c.verdict AS last_verdict, c.reasons AS last_reasons,
       c.finished_at AS last_finished_at
FROM portals p
LEFT JOIN ledger l USING (portal_id)
LEFT JOIN visits s USING (portal_id)
LEFT JOIN texts t USING (portal_id)
LEFT JOIN crawls c ON c.crawl_id = (SELECT max(crawl_id) FROM crawls WHERE crawls.portal_id = p.portal_id)
"""

VIEWS = {
    "article_current": ARTICLE_CURRENT,
    "capture_record": CAPTURE_RECORD,
    "crawl_report": CRAWL_REPORT,
    "portal_health": PORTAL_HEALTH,
}
