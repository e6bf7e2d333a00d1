import { Fragment, type ReactNode } from 'react';
import type { MarkedToken, Token, Tokens } from 'marked';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { slugify } from '@/lib/model/slug';
import { plainTokens, textOf } from './document-sections';

/**
 * Markdown as elements of our own. Nothing is ever set as HTML: tags in the text are printed as text, and a link leads
 * to the web, to a page of this server or to an anchor, or is none.
 */
export function Markdown({ tokens, label }: { tokens: readonly MarkedToken[]; label: string }) {
  return keyed(tokens, (token) => block(token, label));
}

function block(token: MarkedToken, label: string): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <p>{inlines(token.tokens)}</p>;
    case 'heading':
      return <h3 id={slugify(textOf(token.tokens))}>{inlines(token.tokens)}</h3>;
    case 'list':
      return <List list={token} label={label} />;
    case 'table':
      return <Table table={token} label={label} />;
    case 'code':
      return <pre className="src">{token.text}</pre>;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens, label)}</blockquote>;
    case 'hr':
      return <hr />;
    case 'html':
      return <p>{token.text}</p>;
    case 'text':
      return token.tokens === undefined ? token.text : inlines(token.tokens);
    default:
      return null;
  }
}

function blocks(tokens: readonly Token[], label: string): ReactNode {
  return keyed(plainTokens(tokens), (token) => block(token, label));
}

function List({ list, label }: { list: Tokens.List; label: string }) {
  const items = keyed(list.items, (item) => <li>{blocks(item.tokens, label)}</li>);
  if (!list.ordered) return <ul>{items}</ul>;
  return <ol {...(list.start === '' || list.start === 1 ? {} : { start: list.start })}>{items}</ol>;
}

function Table({ table, label }: { table: Tokens.Table; label: string }) {
  const classOf = (column: number) => (table.align[column] === 'right' ? { className: 'num' } : {});
  return (
    <ScrollRegion label={`Table: ${label}, ${table.header.map(({ tokens }) => textOf(tokens)).join(', ')}`}>
      <table>
        <thead>
          <tr>
            {keyed(table.header, (cell, column) => (
              <th scope="col" {...classOf(column)}>
                {inlines(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(table.rows, (row) => (
            <tr>
              {keyed(row, (cell, column) =>
                column === 0 ? (
                  <th scope="row">{inlines(cell.tokens)}</th>
                ) : (
                  <td {...classOf(column)}>{inlines(cell.tokens)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function inlines(tokens: readonly Token[]): ReactNode {
  return keyed(plainTokens(tokens), inline);
}

function inline(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens)}</em>;
    case 'del':
      return <del>{inlines(token.tokens)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return isSafe(token.href) ? <a href={token.href}>{inlines(token.tokens)}</a> : inlines(token.tokens);
    case 'text':
      return token.tokens === undefined ? token.text : inlines(token.tokens);
    default:
      return 'text' in token ? token.text : null;
  }
}

/** Files beside the document are not served, so links to them are none here. */
function isSafe(href: string): boolean {
  return /^(?:https?:\/\/|#|\/(?![/\\]))/.test(href);
}

/** The document does not change while it is shown, so places are keys. */
function keyed<T>(list: readonly T[], render: (entry: T, index: number) => ReactNode): ReactNode {
  return list
    .map((entry, index) => ({ entry, key: `${index}` }))
    .map(({ entry, key }, index) => <Fragment key={key}>{render(entry, index)}</Fragment>);
}
