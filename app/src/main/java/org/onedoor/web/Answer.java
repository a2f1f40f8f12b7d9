package org.onedoor.web;

/** What a controller gives back to a person: a page to read, or the address to go on to. */
public sealed interface Answer permits Page, Redirect {}
