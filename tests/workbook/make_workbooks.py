#!/usr/bin/env python3
"""Writes small workbooks into a folder, part by part as ECMA-376 and OpenDocument have them.

  make_workbooks.py FOLDER
"""
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELS = f'<Relationships xmlns="{PACKAGE}">%s</Relationships>'


def relation(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def write_zip(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def xlsx(sheets, strings=(), formats=(), date1904=False):
    """`sheets`: name, state and XML of each; `formats`: ids of built-in formats, or codes."""
    parts = {"[Content_Types].xml": "<Types/>",
             "_rels/.rels": RELS % relation(1, "officeDocument", "xl/workbook.xml")}
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" {state} r:id="rId{i}"/>'
                     for i, (name, state, _) in enumerate(sheets, 1))
    book = f'<workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets>'
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}</workbook>'
    rels = [relation(i, "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    rels += [relation(98, "sharedStrings", "sharedStrings.xml"), relation(99, "styles", "/xl/styles.xml")]
    parts["xl/_rels/workbook.xml.rels"] = RELS % "".join(rels)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(f"<si>{s}</si>" for s in strings)}</sst>'
    codes, styles = "", '<xf numFmtId="0"/>'
    for i, form in enumerate(formats):
        if isinstance(form, str):
            codes += f'<numFmt numFmtId="{200 + i}" formatCode="{escape(form, {chr(34): "&quot;"})}"/>'
        styles += f'<xf numFmtId="{form if isinstance(form, int) else 200 + i}"/>'
    parts["xl/styles.xml"] = (f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
                              f"<cellXfs>{styles}</cellXfs></styleSheet>")
    for i, (_, _, xml) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{MAIN}">{xml}</worksheet>'
    return parts


def cells_xlsx():
    """A column of cells, one of each sort, each with its name before it."""
    formats = [14, "yyyy\\-mm\\-dd", "[$-409]d\\-mmm\\-yy;@", 22, 17, 16, "000000000", "000\\-000\\-000",
               '"A"000', "#,##0.00", "0.00E+00", "[h]:mm", "[Red]General", "h:mm AM/PM", "yyyy"]
    style = {form: i + 1 for i, form in enumerate(formats)}
    strings = ["<t>shared</t>", '<r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r>'
               "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>", "<t>two_x000D_\nlines</t>"]
    cells = [
        ("shared string", 't="s"', "<v>0</v>"), ("rich string", 't="s"', "<v>1</v>"),
        ("inline string", 't="inlineStr"', "<is><t>María &amp; José</t></is>"),
        ("string of digits", 't="inlineStr"', "<is><t>0012</t></is>"),
        ("formula of text", 't="str"', "<f>A1&amp;B1</f><v>worked out</v>"),
        ("formula of a number", "", "<f>1+1</f><v>2</v>"), ("formula not worked out", "", "<f>1+1</f>"),
        ("formula of openpyxl", "", "<f>A1&amp;B1</f><v></v>"), ("formula of no text", 't="str"', "<f>A9</f><v></v>"),
        ("true", 't="b"', "<v>1</v>"), ("error", 't="e"', "<v>#REF!</v>"),
        ("ISO date", 't="d"', "<v>2025-11-24</v>"),
        ("date", f's="{style[14]}"', "<v>45985</v>"), ("own date", f's="{style[formats[1]]}"', "<v>45985</v>"),
        ("short date", f's="{style[formats[2]]}"', "<v>45985</v>"),
        ("date and time", f's="{style[22]}"', "<v>45985.229166666664</v>"),
        ("midnight", f's="{style[22]}"', "<v>45985</v>"),
        ("time behind a date", f's="{style[14]}"', "<v>45985.75</v>"),
        ("month", f's="{style[17]}"', "<v>45962</v>"), ("year", f's="{style["yyyy"]}"', "<v>45985</v>"),
        ("no year", f's="{style[16]}"', "<v>45985</v>"),
        ("day zero", f's="{style[14]}"', "<v>0</v>"), ("no leap day", f's="{style[14]}"', "<v>60</v>"),
        ("before it", f's="{style[14]}"', "<v>59</v>"), ("after it", f's="{style[14]}"', "<v>61</v>"),
        ("time", f's="{style[formats[13]]}"', "<v>0.5625</v>"),
        ("zeros in front", f's="{style[formats[6]]}"', "<v>12345678</v>"),
        ("signs between", f's="{style[formats[7]]}"', "<v>12345678</v>"),
        ("letter in front", f's="{style[formats[8]]}"', "<v>12345678</v>"),
        ("amount", f's="{style[formats[9]]}"', "<v>1500.5</v>"),
        ("exponent shown", f's="{style[formats[10]]}"', "<v>2025550100</v>"),
        ("exponent stored", "", "<v>2.0255501E9</v>"), ("seventeen digits", "", "<v>0.10000000000000001</v>"),
        ("digits lost", "", "<v>1.2345678901234568E+16</v>"), ("red", f's="{style[formats[12]]}"', "<v>7</v>"),
        ("negative date", f's="{style[14]}"', "<v>-5</v>"), ("carriage return", 't="s"', "<v>2</v>"),
        ("no such string", 't="s"', "<v>77</v>"), ("no such style", 's="99"', "<v>5</v>"),
    ]
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>{name}</t></is></c>'
                   f'<c r="B{i}" {facts}>{inner}</c></row>' for i, (name, facts, inner) in enumerate(cells, 1))
    return xlsx([("Cells", "", f"<sheetData>{rows}</sheetData>")], strings, formats)


def text_cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheets_xlsx():
    people = ('<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
              f'<row r="2">{text_cell("A2", "number")}{text_cell("B2", "full_name")}{text_cell("D2", "born")}</row>'
              f'<row r="4">{text_cell("A4", "A012345678")}{text_cell("B4", "Ana")}<c r="D4" s="1"><v>32907</v></c></row>'
              f'<row r="5" hidden="1">{text_cell("A5", "A012345679")}{text_cell("B5", "Ben")}'
              '<c r="D5" s="1"><v>32908</v></c></row></sheetData>')
    old = f'<sheetData><row>{text_cell("A1", "old")}</row></sheetData>'
    return xlsx([("Hidden", 'state="veryHidden"', old), ("People", "", people), ("Old & gone", "", old)],
                formats=[14])


def prefixed_xlsx():
    """As some libraries write it: prefixes, no references, strict namespaces, days from 1904."""
    parts = xlsx([("S", "", "")], formats=[14], date1904=True)
    cell = '<x:c t="inlineStr"><x:is><x:t>%s</x:t></x:is></x:c>'
    parts["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>'
        + cell % "one" + '<x:c s="1"><x:v>0</x:v></x:c><x:c s="1"><x:v>44523</x:v></x:c></x:row></x:sheetData>'
        "</x:worksheet>")
    return parts


ODS_NAMES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"'
                     for p in ["office", "table", "text", "style"]) + ' xmlns:calcext="urn:calcext"'


def ods():
    def cell(facts, shown):
        return f"<table:table-cell {facts}><text:p>{shown}</text:p></table:table-cell>"

    cells = [
        ("string", cell('office:value-type="string"', 'two<text:s text:c="2"/>spaces <text:span>here</text:span>')),
        ("two paragraphs", '<table:table-cell office:value-type="string"><text:p>one</text:p><text:p>two</text:p>'
         "<office:annotation><text:p>a note</text:p></office:annotation></table:table-cell>"),
        ("number", cell('office:value-type="float" office:value="2025550100"', "2.03E+09")),
        ("zeros in front", cell('office:value-type="float" office:value="12345678"', "012345678")),
        ("amount", cell('office:value-type="currency" office:value="1500.5"', "$1,500.50")),
        ("thousands", cell('office:value-type="float" office:value="1500"', "1,500")),
        ("percentage", cell('office:value-type="percentage" office:value="0.5"', "50 %")),
        ("date", cell('office:value-type="date" office:date-value="2025-11-24"', "24.11.25")),
        ("date and time", cell('office:value-type="date" office:date-value="2025-11-24T05:30:00"', "24.11.25")),
        ("no year", cell('office:value-type="date" office:date-value="2025-11-24"', "11/24")),
        ("month", cell('office:value-type="date" office:date-value="2025-11-01"', "Nov 2025")),
        ("year", cell('office:value-type="date" office:date-value="2025-11-24"', "2025")),
        ("formula not worked out", '<table:table-cell table:formula="of:=[.A1]&amp;[.B1]"/>'),
        ("number not worked out", '<table:table-cell table:formula="of:=1+1" office:value-type="float"/>'),
        ("formula of no text", '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'),
        ("formula of no text, typed", '<table:table-cell table:formula="of:=&quot;&quot;" '
         'office:value-type="string" office:string-value=""/>'),
        ("boolean", cell('office:value-type="boolean" office:boolean-value="true"', "WAHR")),
        ("error", cell('office:value-type="float" office:value="0" calcext:value-type="error"', "#DIV/0!")),
        ("repeated", '<table:table-cell table:number-columns-repeated="2" office:value-type="string">'
         "<text:p>x</text:p></table:table-cell>"),
    ]
    empty = '<table:table-cell table:number-columns-repeated="16380"/>'
    rows = ["<table:table-row>" + cell('office:value-type="string"', name) + xml + empty + "</table:table-row>"
            for name, xml in cells]
    rows.append('<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
                + cell('office:value-type="string"', "hidden, twice") + "</table:table-row>")
    rows.append('<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>')
    tables = ('<table:table table:name="Secret" table:style-name="ta2"/><table:table table:name="Cells">'
              f'<table:table-header-rows>{rows[0]}</table:table-header-rows>{"".join(rows[1:])}</table:table>')
    return ods_of(tables)


def ods_of(tables):
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {ODS_NAMES}><office:automatic-styles>{style}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
            "</office:body></office:document-content>"}


def merged_xlsx():
    """A heading over two lines, and a place that is meant for two people, or for one of them."""
    rows = [["number", "name"], ["", "given"], ["A1", "Ana", "Harbor"], ["A2", "Ben"]]
    data = "".join(f'<row r="{i}">' + "".join(text_cell(f"{'ABC'[j]}{i}", text) for j, text in enumerate(row) if text)
                   + "</row>" for i, row in enumerate(rows, 1))
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B3:B3"/><mergeCell ref="C3:C4"/></mergeCells>'
    return xlsx([("People", "", f"<sheetData>{data}</sheetData>{merged}")])


def merged_ods():
    def cell(text, facts=""):
        return f'<table:table-cell office:value-type="string" {facts}><text:p>{text}</text:p></table:table-cell>'

    two, covered = 'table:number-rows-spanned="2"', "<table:covered-table-cell/>"
    rows = [cell("number", two) + cell("name"), covered + cell("given"),
            cell("A1") + cell("Ana") + cell("Harbor", two), cell("A2") + cell("Ben") + covered]
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return ods_of(f'<table:table table:name="People">{rows}</table:table>')


def nested(depth, begin, end):
    return ods_of(f'<table:table table:name="People">{begin * depth}{end * depth}</table:table>')


BESIDE = [["number", "full_name", "born"], ["A012345678", "Ana", "1990-02-03", "", "call her"],
          ["A012345679", "Ben", "1990-02-03"], ["", "", "", "", "", "nobody"],
          ["A012345670", "Cy", "1990-02-04", "", "twice"]]


def beside_xlsx():
    """Remarks beside a table, and one below it."""
    data = "".join(f'<row r="{i}">' + "".join(text_cell(f"{'ABCDEF'[j]}{i}", text) for j, text in enumerate(row) if text)
                   + "</row>" for i, row in enumerate(BESIDE, 1))
    return xlsx([("People", "", f"<sheetData>{data}</sheetData>")])


def beside_ods():
    def cell(text):
        return (f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text
                else "<table:table-cell/>")

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in BESIDE)
    return ods_of(f'<table:table table:name="People">{rows}</table:table>')


def typed_xlsx():
    """What a spreadsheet makes of texts that are typed into its cells."""
    head = ["number", "full_name", "born", "note"]
    made = ['<c r="D2" s="1"><v>48274</v></c>', '<c r="D3" s="2"><v>48277</v></c>', '<c r="D4" t="b"><v>1</v></c>']
    data = "<row>" + "".join(text_cell(f"{'ABCD'[i]}1", name) for i, name in enumerate(head)) + "</row>"
    data += "".join(f'<row r="{i}">{text_cell(f"A{i}", f"A01234567{i}")}{text_cell(f"B{i}", "Ana")}'
                    f'<c r="C{i}" s="2"><v>32907</v></c>{cell}</row>' for i, cell in enumerate(made, 2))
    return xlsx([("People", "", f"<sheetData>{data}</sheetData>")], formats=[17, 14])


def typed_ods():
    def cell(facts, shown):
        return f'<table:table-cell office:value-type={facts}><text:p>{shown}</text:p></table:table-cell>'

    made = [cell('"date" office:date-value="2032-03-01"', "Mar 32"), cell('"date" office:date-value="2032-03-04"', "03/04/32"),
            cell('"boolean" office:boolean-value="true"', "TRUE")]
    rows = "".join(cell('"string"', name) for name in ["number", "full_name", "born", "note"])
    rows = f"<table:table-row>{rows}</table:table-row>" + "".join(
        "<table:table-row>" + cell('"string"', f"A01234567{i}") + cell('"string"', "Ana")
        + cell('"date" office:date-value="1990-02-03"', "02/03/90") + each + "</table:table-row>"
        for i, each in enumerate(made, 2))
    return ods_of(f'<table:table table:name="People">{rows}</table:table>')


def main():
    folder = Path(sys.argv[1])
    write_zip(folder / "cells.xlsx", cells_xlsx())
    write_zip(folder / "sheets.xlsx", sheets_xlsx())
    write_zip(folder / "prefixed.xlsx", prefixed_xlsx())
    write_zip(folder / "cells.ods", ods())
    write_zip(folder / "merged.xlsx", merged_xlsx())
    write_zip(folder / "merged.ods", merged_ods())
    write_zip(folder / "beside.xlsx", beside_xlsx())
    write_zip(folder / "beside.ods", beside_ods())
    write_zip(folder / "typed.xlsx", typed_xlsx())
    write_zip(folder / "typed.ods", typed_ods())
    whole = (folder / "cells.xlsx").read_bytes()
    (folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    write_zip(folder / "letter.docx", {"_rels/.rels": RELS % "", "word/document.xml": "<document/>"})
    write_zip(folder / "pictures.zip", {"a.png": "x"})
    write_zip(folder / "binary.xlsb", {"xl/workbook.bin": "x"})
    write_zip(folder / "text.odt", {"content.xml": f"<office:document-content {ODS_NAMES}><office:body><office:text/>"
                                    "</office:body></office:document-content>"})
    write_zip(folder / "locked.ods", dict(ods(), **{"META-INF/manifest.xml": "<encryption-data/>"}))
    bomb = dict(cells_xlsx())
    bomb["xl/worksheets/sheet1.xml"] = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    write_zip(folder / "entities.xlsx", bomb)
    write_zip(folder / "groups.ods", nested(200000, "<table:table-row-group>", "</table:table-row-group>"))
    cell = "<table:table-row><table:table-cell><text:p>"
    spans = nested(200000, "<text:span>", "</text:span>")
    spans["content.xml"] = spans["content.xml"].replace("<text:span>", cell + "<text:span>", 1)
    write_zip(folder / "spans.ods", spans)


if __name__ == "__main__":
    main()
