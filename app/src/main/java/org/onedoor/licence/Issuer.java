package org.onedoor.licence;

import org.onedoor.shared.Text;

/**
 * 颁发机构.
 *
 * @param name of the issuing department
 * @param creditCode its 统一社会信用代码, 18 characters (GB 32100)
 */
public record Issuer(Text name, String creditCode) {}
