const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, between tags or in an attribute. */
export const escapeHtml = (value: string): string =>
  value.replace(/[&<>"']/g, (each) => entities[each] ?? each);
