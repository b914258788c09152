"""What a page shows as tables to take away, and the files of them.

`offers` names the tables of each page, `taken` fills them from the functions that fill the page,
`files` writes them. A new page is one more entry of `offers.PAGES`.
"""
