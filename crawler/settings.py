"""Scrapy's settings, each with its reason; `PORTAL_…` settings are ours. Classes are named as strings only."""

BOT_NAME = "district-portal-crawler"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
PORTAL_START_URL_SPIDER = "spiders.platforms.AnyPortalSpider"

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
ASYNCIO_EVENT_LOOP = "uvloop.Loop"  # default: asyncio's own; a third faster here

# The frontier lives in the archive; nothing is queued, filtered or forgotten elsewhere.
SCHEDULER = "crawler.fetch.scheduler.FrontierScheduler"
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # default: a set in memory; the ledger knows every URL

# Our handler keeps the bytes of the wire; Scrapy's own normalise header names and drop the reason phrase.
DOWNLOAD_HANDLERS = {
    "http": "crawler.fetch.handler.RawDownloadHandler",
    "https": "crawler.fetch.handler.RawDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}

# Only ours: redirects, retries, cookies, compression and robots.txt are decided by us, and each is an outcome.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES = {
    "crawler.fetch.middleware.RobotsMiddleware": 100,
    "crawler.fetch.middleware.CaptureMiddleware": 900,
}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}  # default: among others a telnet console and a remote control that listen
EXTENSIONS = {"crawler.fetch.extension.CrashRecorder": 0}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

ITEM_PIPELINES = {
    "pipelines.validate.Validate": 100,
    "pipelines.deduplicate.Deduplicate": 200,
    "pipelines.store.Store": 300,
}
CONCURRENT_ITEMS = 1  # default 100: as many tasks are started per response, and there is one item in each
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 16  # not held by Scrapy 2.19 without a delay; the scheduler caps each host
DOWNLOAD_DELAY = 0  # the delay between requests is kept by `crawler.fetch.pace`, over all portals of the process
WARN_ON_GENERATOR_RETURN_VALUE = False  # default True: re-reads the callback's source code for every response

LOG_LEVEL = "WARNING"  # default DEBUG; progress and verdict are ours to print
LOG_INSTALL_ROOT_HANDLER = False
LOG_FORMATTER = "crawler.fetch.extension.QuietLogFormatter"  # default: formats a line per page and item
STATS_DUMP = False
