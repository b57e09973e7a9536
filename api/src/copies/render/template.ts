/**
 * The look of a copy in Typst. The whole document comes in as data (`sys.inputs.copy`): no word of it is ever read as
 * markup, and nothing is put into this source.
 */
export const TEMPLATE = String.raw`
#let copy = json(bytes(sys.inputs.copy))
#let doc = copy.document
#set document(title: copy.name, author: ())
#set text(font: "Source Sans 3", size: 10.5pt, lang: "cs", region: "CZ", hyphenate: true, fallback: false)
#set par(justify: false, leading: 0.62em, spacing: 0.85em, linebreaks: "simple")
#let grey = rgb("#55606b")
#let rule-colour = rgb("#c4ccd3")
#set page(
  paper: "a4",
  margin: (top: 22mm, bottom: 24mm, left: 24mm, right: 22mm),
  footer: context {
    set text(size: 8pt, fill: grey, hyphenate: false)
    line(length: 100%, stroke: 0.4pt + rule-colour)
    v(-0.5em)
    grid(
      columns: (1fr, auto),
      column-gutter: 6mm,
      copy.watermark,
      copy.page + " " + counter(page).display() + " / " + str(counter(page).final().first()),
    )
  },
)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): it => block(above: 1.6em, below: 0.7em, sticky: true, text(size: 13pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 1.1em, below: 0.45em, sticky: true, text(size: 10.5pt, weight: 600, it.body))
#show heading.where(level: 3): it => block(above: 0.8em, below: 0.4em, sticky: true, text(size: 10.5pt, weight: 600, it.body))
#show title: it => block(below: 0.5em, text(size: 19pt, weight: 600, hyphenate: false, it.body))
#set list(indent: 0.4em, body-indent: 0.6em, spacing: 0.6em)
#set enum(indent: 0.4em, body-indent: 0.6em, spacing: 0.6em)
#set table(stroke: none, inset: (x: 0pt, y: 4pt))

#let runs(items) = items.map(run => {
  let body = [#run.text]
  if "underline" in run.marks { body = underline(body) }
  if "italic" in run.marks { body = emph(body) }
  if "bold" in run.marks { body = strong(body) }
  body
}).join()
#show strong: set text(weight: 600)
// Letters without a space between them, longer than any word: they may break anywhere, and nothing is put into the text.
#show regex("\\S{40,400}"): it => {
  set text(hyphenate: false)
  let letters = it.text.codepoints()
  range(0, letters.len(), step: 12).map(at => letters.slice(at, calc.min(at + 12, letters.len())).join()).join(h(0.001pt))
}
#let blocks(items) = for item in items {
  if item.kind == "paragraph" { par(runs(item.runs)) }
  else if item.kind == "subheading" { heading(level: 3, outlined: false, runs(item.runs)) }
  else if item.kind == "quote" { quote(block: true, blocks(item.blocks)) }
  else if item.kind == "list" and item.ordered { enum(start: item.start, ..item.items.map(blocks)) }
  else if item.kind == "list" { list(..item.items.map(blocks)) }
}
#let facts(items) = if items.len() > 0 {
  terms(separator: [: ], hanging-indent: 0pt, spacing: 0.55em, ..items.map(one => terms.item([#one.name], [#one.value])))
}

#title(doc.title)
#if doc.subtitle != "" { par(text(fill: grey, size: 11pt)[#doc.subtitle]) }
#v(0.3em)
#for one in doc.at("lead", default: ()) { par[#one] }
#facts(doc.facts)
#for one in doc.tables {
  heading(level: 1)[#one.caption]
  table(
    columns: one.head.map(_ => 1fr),
    column-gutter: 5mm,
    table.header(..one.head.map(cell => table.cell(stroke: (bottom: 0.6pt + grey), text(weight: 600, size: 9.5pt)[#cell]))),
    ..one.rows.flatten().map(cell => table.cell(stroke: (bottom: 0.3pt + rule-colour))[#cell]),
  )
}
#for section in doc.sections {
  heading(level: 1)[#section.number #section.title]
  for unit in section.units {
    heading(level: 2)[#unit.number #text(fill: grey)[#unit.by]]
    blocks(unit.blocks)
    facts(unit.facts)
  }
  for sentence in section.withheld {
    block(inset: (left: 8pt, y: 3pt), stroke: (left: 1.5pt + grey), emph[#sentence])
  }
}
#if doc.notes.len() > 0 {
  v(1.2em)
  line(length: 30%, stroke: 0.4pt + rule-colour)
  set text(size: 9pt, fill: grey)
  for note in doc.notes { par[#note] }
}
#if doc.signatures.len() > 0 {
  v(3em)
  grid(columns: (1fr, 1fr), column-gutter: 12mm, row-gutter: 14mm, ..doc.signatures.map(name => {
    line(length: 100%, stroke: 0.5pt + grey)
    v(-0.4em)
    text(size: 9pt)[#name]
  }))
}
#if "stamp" in doc {
  pagebreak()
  heading(level: 1)[#doc.stamp.title]
  par[#doc.stamp.note]
}
`;
