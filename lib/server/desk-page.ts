import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { lexer, type Token, type Tokens } from 'marked'
import { DESKS } from '#lib/auth/desks'
import type { Role } from '#lib/rules/people/roles'

/** 手册里的一段字：平常的、加重的、链到本站某页的。 */
export type DeskText = { readonly text: string; readonly strong?: boolean; readonly href?: string }

/** 手册里的一块；只有这几种，写别的就是写错了。 */
export type DeskBlock =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly DeskText[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly DeskText[])[] }
  | { readonly kind: 'picture'; readonly src: string; readonly alt: string }

const PICTURES = '../../public/'

function partsOf(tokens: readonly Token[] | undefined): DeskText[] {
  return (tokens ?? []).flatMap((token): DeskText[] => {
    if (token.type === 'strong') return [{ text: token.text, strong: true }]
    if (token.type === 'link') return [{ text: token.text, href: token.href }]
    // 各条之间空一行的，一条里包着一段。
    if ((token.type === 'text' || token.type === 'paragraph') && token.tokens) return partsOf(token.tokens)
    return [{ text: 'text' in token ? String(token.text) : token.raw }]
  })
}

function blockOf(token: Token): DeskBlock | null {
  switch (token.type) {
    case 'heading':
      return { kind: 'heading', depth: (token as Tokens.Heading).depth, text: (token as Tokens.Heading).text }
    case 'paragraph': {
      const [only, ...more] = (token as Tokens.Paragraph).tokens
      if (only?.type === 'image' && more.length === 0) {
        const { href, text } = only as Tokens.Image
        return { kind: 'picture', src: href.replace(PICTURES, '/'), alt: text }
      }
      return { kind: 'paragraph', parts: partsOf((token as Tokens.Paragraph).tokens) }
    }
    case 'list': {
      const { ordered, items } = token as Tokens.List
      return { kind: 'list', ordered, items: items.map((item) => partsOf(item.tokens)) }
    }
    case 'space':
      return null
    default:
      throw new Error(`a desk page holds a block that is not printed: ${token.type}`)
  }
}

/** 一页手册的各块。认不得的写法抛出，免得页面上悄悄少一段。 */
export function readDeskPage(markdown: string): readonly DeskBlock[] {
  return lexer(markdown).flatMap((token) => blockOf(token) ?? [])
}

/** 这个岗位的办公桌手册：docs/desks 下与办公桌同名的一页。 */
export async function deskPage(role: Role): Promise<readonly DeskBlock[]> {
  const file = path.join(process.cwd(), 'docs/desks', `${DESKS[role].path.slice(1)}.md`)
  return readDeskPage(await readFile(file, 'utf8'))
}
