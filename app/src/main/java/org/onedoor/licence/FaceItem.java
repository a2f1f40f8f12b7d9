package org.onedoor.licence;

import org.onedoor.shared.Text;

/** 照面数据项: one labelled value on the licence's face, in the order of the type's definition. */
public record FaceItem(Text label, String value) {}
