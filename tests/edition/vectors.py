#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Vectors of test_edition_leaf.c and test_edition_head.c, from the formats' text.

edition_row.h and edition_head.h say what the bytes are; this builds them from
those words with Python's own HMAC and hashes, so that the library is compared
with something that is not itself.  Run it by hand; it prints the values.
"""
import hashlib
import hmac
import json
import struct

BLACK = ("number list list_name kind name code id_masked ground authority document listed basis "
         "public_from public_until mark contact channel data_as_of valid_until").split()
RED = ("number list list_name kind name code unit deed authority document recognised until basis "
       "data_as_of valid_until").split()
SECRET = bytes(range(32))


def row_bytes(colour, keys, row):
    return b"".join(text.encode() + b"\0"
                    for text in ["credit.row/1", colour] + [row.get(key, "") for key in keys])


def salt(number, revision):
    message = b"credit.salt/1\0" + struct.pack(">II", number, revision)
    return hmac.new(SECRET, message, hashlib.sha256).digest()


def leaf(name, colour, keys, row, number, revision):
    return hashlib.new(name, b"\0" + salt(number, revision) +
                       row_bytes(colour, keys, row)).hexdigest()


black = {"number": "BCDEFGH01234", "list": "NMG", "list_name": "拖欠农民工工资失信联合惩戒对象",
         "kind": "business", "name": "样例建筑工程有限公司", "code": "91629999F00000093C",
         "document": "样人社列决字〔2026〕1号", "public_until": "9999-12-31"}
red = {"number": "RCDEFGH01234", "list": "H04", "name": "样例农牧有限公司", "deed": "拾金不昧",
       "recognised": "2026-03-18"}
head = {"schema": "credit.head/2", "series": "629999", "number": 2, "period": "2026-05",
        "revision": 1, "day": "2026-05-29", "valid_until": "2026-06-30",
        "counts": {"red": 3, "black": 5, "codes": 4}, "hash": "sha256", "tables": "22" * 32,
        "previous": "11" * 32, "root": "33" * 32, "codes_root": "44" * 32}
head_bytes = json.dumps(head, separators=(",", ":")).encode()
before = {**head, "schema": "credit.head/1", "counts": {"red": 3, "black": 5}}
del before["codes_root"]
before_bytes = json.dumps(before, separators=(",", ":")).encode()


def code_salt(row_salt):
    return hmac.new(row_salt, b"credit.code-salt/1", hashlib.sha256).digest()


def code_leaf(name, row_salt, code, number):
    return hashlib.new(name, b"\0" + code_salt(row_salt) + b"credit.code/1\0" + code.encode() +
                       b"\0" + number.encode() + b"\0").hexdigest()


print("S11", salt(1, 1).hex())
print("S72", salt(7, 2).hex())
print("BLACK", leaf("sha256", "black", BLACK, black, 1, 1))
print("BLACK72", leaf("sha256", "black", BLACK, black, 7, 2))
print("RED", leaf("sha256", "red", RED, red, 1, 1))
print("REDSM3", leaf("sm3", "red", RED, red, 1, 1))
print("HEAD", hashlib.sha256(head_bytes).hexdigest())
print("HEAD1", hashlib.sha256(before_bytes).hexdigest())
print("CODESALT", code_salt(SECRET).hex())
print("CODE", code_leaf("sha256", SECRET, "91629999F00000093C", "BCDEFGH01234"))
print("CODESM3", code_leaf("sm3", SECRET, "91629999F00000093C", "BCDEFGH01234"))
