/** A page that shows a job summary much as GitHub does: with the same Markdown dialect, sizes and colours. */

/** CSS pixels; the column of a job summary on a laptop. */
export const pageWidth = 900;

const style = `
  body { margin: 0; background: #fff; color: #1f2328; font: 14px/1.5 'Liberation Sans', Arial, sans-serif; }
  main { width: ${pageWidth - 48}px; padding: 16px 24px; }
  h3, h4 { margin: 20px 0 12px; line-height: 1.25; }
  h3 { font-size: 1.25em; } h4 { font-size: 1em; }
  h3:first-child { margin-top: 0; }
  p, ul, ol, table, pre, blockquote, details { margin: 0 0 14px; }
  ul { padding-left: 2em; } li + li { margin-top: 4px; }
  table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left; }
  tr:nth-child(2n) td { background: #f6f8fa; }
  code { padding: 0.2em 0.4em; background: #818b981f; border-radius: 6px; font-size: 85%; white-space: break-spaces; }
  code, pre { font-family: 'DejaVu Sans Mono', monospace; }
  pre { padding: 14px; background: #f6f8fa; border-radius: 6px; font-size: 85%; overflow: auto; line-height: 1.45; }
  pre code { padding: 0; background: none; font-size: 100%; white-space: pre; }
  pre.mermaid { background: none; padding: 0; }
  blockquote { padding: 0 1em; color: #59636e; border-left: 0.25em solid #d1d9e0; }
  summary { cursor: pointer; }
`;

/**
 * @param markdown what the step wrote
 * @param scripts addresses of the libraries that turn Markdown into HTML, and Mermaid's language into drawings
 */
export function summaryPage(markdown: string, scripts: readonly string[]): string {
  const sources = scripts.map((source) => `<script src="${source}"></script>`).join('\n');
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main></main>
${sources}
<script type="module">
  document.querySelector('main').innerHTML = marked.parse(${inScript(markdown)}, { gfm: true });
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    code.parentElement.className = 'mermaid';
    code.parentElement.textContent = code.textContent;
  }
  mermaid.initialize({ startOnLoad: false, gantt: { useWidth: ${pageWidth - 48} } });
  await mermaid.run();
  document.body.dataset.drawn = 'yes';
</script>
`;
}

/** A text as a literal in a script, which no tag in it can close. */
function inScript(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}
