/** From an exchange as data to one HTTP request. Pure. */
import type { HttpRequest } from '../../http/client.ts';
import { maxAnswerBytes } from './limits.ts';
import type { ExchangeSettings, RequestSettings } from './request-settings.ts';
import type { GapValues } from './template.ts';
import { render, renderJson } from './template.ts';

type Request = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'maxBytes' | 'tls'>;

/** @param endpoint the address, still with its gaps */
export function buildRequest(
  { method, headers, query, body, bearer }: RequestSettings,
  endpoint: string,
  { tls }: Pick<ExchangeSettings, 'tls'>,
  values: GapValues,
): Request & { headers: Record<string, string> } {
  const url = new URL(render(endpoint, values, encodeURIComponent));
  for (const [name, text] of Object.entries(query)) url.searchParams.set(name, render(text, values));
  const content = body && encodeBody(body, values);
  return {
    method,
    url: url.href,
    headers: {
      accept: 'application/json',
      ...(content && { 'content-type': content.type }),
      ...(bearer && { authorization: `Bearer ${values.idToken}` }),
      ...Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name.toLowerCase(), render(text, values)]),
      ),
    },
    ...(content && { body: content.text }),
    maxBytes: maxAnswerBytes,
    ...(tls && { tls }),
  };
}

export function encodeBody(
  body: NonNullable<RequestSettings['body']>,
  values: GapValues,
): { type: string; text: string } {
  if (body.kind === 'json')
    return { type: 'application/json', text: JSON.stringify(renderJson(body.value, values)) };
  const fields = Object.entries(body.fields).map(([name, text]): [string, string] => [
    name,
    render(text, values),
  ]);
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}
