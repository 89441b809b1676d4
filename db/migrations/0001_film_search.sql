-- Words of the titles for `q=`; a row's rowid is the `number` of the film's row in film_index.
CREATE VIRTUAL TABLE film_search USING fts5(title, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
