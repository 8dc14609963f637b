"""Word lists for reading addresses: tracking parameters, what is no text, hosts without articles. Data only."""

TRACKING_PREFIXES = (
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "at_medium", "at_campaign", "at_custom", "at_link",
    "at_format", "at_ptr", "at_bbc", "stm_", "itm_", "ns_mchannel", "ns_campaign", "ns_source", "ns_linkname",
    "mc_", "_hs", "oly_", "vero_", "guce_", "fb_", "action_object_map", "action_type_map", "action_ref_map",
    "__twitter_", "__cf_chl",
)  # fmt: skip

_TRACKING = """
    fbclid gclid gclsrc dclid gbraid wbraid yclid ysclid ymclid msclkid twclid ttclid igshid igsh li_fat_id epik
    rb_clickid s_kwcid mkt_tok referer referrer ref_src ref_url cmpid cmp campaign_id ncid smid smtyp ocid icid ito
    spref share shared sharetype _ga _gl _openstat openstat wprov trk trkinfo sfnsn mibextid
    amp amp_js_v amp_gsa usqp mobile mobileweb
"""
TRACKING = frozenset(_TRACKING.split())

# Tracking unless the value is a number, which may be an article's.
TRACKING_WORDS = frozenset({"ref", "from"})

# Tracking when the value names a channel.
CHANNEL_NAMES = frozenset(
    {"source", "src", "via", "medium", "campaign", "partner", "feature", "output", "outputtype"}
)  # fmt: skip
_CHANNELS = """
    amp rss feed atom twitter x facebook fb telegram tg vk ok kakao kakaotalk kakaostory naver band line whatsapp
    email mail newsletter social share sharing push app mobile web google yandex
"""
CHANNELS = frozenset(_CHANNELS.split())

_NOT_TEXT = """
    .jpg .jpeg .jpe .png .gif .webp .avif .svg .bmp .ico .tif .tiff .heic
    .mp4 .m4v .webm .mov .avi .mkv .wmv .flv .m3u8 .mp3 .m4a .ogg .oga .opus .wav .flac .aac
    .pdf .doc .docx .xls .xlsx .ppt .pptx .hwp .hwpx .odt .ods .epub .csv
    .zip .rar .7z .gz .tgz .bz2 .xz .tar .exe .msi .dmg .apk .iso .bin .torrent
    .css .js .json .woff .woff2 .ttf
"""
NOT_TEXT_ENDINGS = tuple(_NOT_TEXT.split())

_CHAT_AND_VIDEO = """
    discord.com discord.gg discordapp.com slack.com t.me telegram.me telegram.org band.us zoom.us meet.google.com
    youtube.com youtu.be youtube-nocookie.com vimeo.com tiktok.com twitch.tv dailymotion.com rutube.ru
    vkvideo.ru tv.naver.com tv.kakao.com twitter.com x.com t.co instagram.com facebook.com fb.com fb.watch threads.net
    vk.com vk.ru ok.ru tenor.com giphy.com imgur.com spotify.com soundcloud.com
    docs.google.com drive.google.com calendar.google.com maps.google.com maps.app.goo.gl
"""
CHAT_AND_VIDEO_HOSTS = frozenset(_CHAT_AND_VIDEO.split())
