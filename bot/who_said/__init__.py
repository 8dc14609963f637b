"""Job 2: who said what. Articles become statements in the ledger; questions become answers from it.

job         a question or an article -> Reply         correcting   "Wrong speaker?"
speakers    whom a question means                     buttons      what a pressed button asks for
answers, lines, wording, strongest, export            what was found -> Reply
"""
