/**
 * The header that makes a browser save an answer under a name: an ASCII name for old clients, and the true one as
 * RFC 8187 asks (RFC 6266). Nothing of the name can end the header or become a path.
 */
export function attachment(name: string): string {
  const plain = Array.from(name.toWellFormed(), (sign) =>
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/u.test(sign) ? '_' : sign,
  ).join('');
  const ascii = plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
