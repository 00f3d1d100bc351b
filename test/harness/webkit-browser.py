#!/usr/bin/python3
"""A WebKitGTK window for WebKitWebDriver: webkit-browser.py [profile folder [address]].

WebKitGTK's own MiniBrowser cannot store data of pages under a driver, and is never narrower than its toolbar. Without a
folder this window stores no data either. With an address it runs without a driver.
"""
import sys

import gi

gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import Gtk, WebKit2

if len(sys.argv) > 1:
    data = WebKit2.WebsiteDataManager(
        base_data_directory=sys.argv[1] + '/data', base_cache_directory=sys.argv[1] + '/cache'
    )
    context = WebKit2.WebContext(website_data_manager=data)
else:
    context = WebKit2.WebContext.new_ephemeral()
is_driven = len(sys.argv) < 3
context.set_automation_allowed(is_driven)


def open_view(*_):
    window = Gtk.Window(default_width=1024, default_height=768)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=is_driven)
    view.connect('close', lambda _: window.destroy())
    window.add(view)
    window.show_all()
    return view


def start(_, session):
    application = WebKit2.ApplicationInfo()
    application.set_name('WebKitGTK')
    session.set_application_info(application)
    session.connect('create-web-view', open_view)


context.connect('automation-started', start)
if not is_driven:
    open_view().load_uri(sys.argv[2])
Gtk.main()
