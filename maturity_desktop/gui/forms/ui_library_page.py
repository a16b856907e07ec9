# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'library_page.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QAbstractItemView, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from maturity_desktop.gui.widgets.audit_rows import (AuditView, SearchField)

class Ui_LibraryForm(object):
    def setupUi(self, LibraryForm):
        if not LibraryForm.objectName():
            LibraryForm.setObjectName(u"LibraryForm")
        self.page = QVBoxLayout(LibraryForm)
        self.page.setSpacing(12)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(24, 16, 24, 24)
        self.header = QHBoxLayout()
        self.header.setSpacing(12)
        self.header.setObjectName(u"header")
        self.header.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(LibraryForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.header.addWidget(self.title)

        self.space_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.header.addItem(self.space_1)

        self.search = SearchField(LibraryForm)
        self.search.setObjectName(u"search")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(2)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.search.sizePolicy().hasHeightForWidth())
        self.search.setSizePolicy(sizePolicy)
        self.search.setMinimumSize(QSize(200, 0))
        self.search.setMaximumSize(QSize(400, 16777215))
        self.search.setClearButtonEnabled(True)

        self.header.addWidget(self.search)

        self.sample = QPushButton(LibraryForm)
        self.sample.setObjectName(u"sample")

        self.header.addWidget(self.sample)

        self.new_audit = QPushButton(LibraryForm)
        self.new_audit.setObjectName(u"new_audit")
        self.new_audit.setProperty(u"role", u"primary")

        self.header.addWidget(self.new_audit)


        self.page.addLayout(self.header)

        self.working = QFrame(LibraryForm)
        self.working.setObjectName(u"working")
        self.working_row = QHBoxLayout(self.working)
        self.working_row.setSpacing(12)
        self.working_row.setObjectName(u"working_row")
        self.working_row.setContentsMargins(0, 0, 0, 0)
        self.doing = QLabel(self.working)
        self.doing.setObjectName(u"doing")
        self.doing.setTextFormat(Qt.TextFormat.PlainText)
        self.doing.setProperty(u"role", u"quiet")

        self.working_row.addWidget(self.doing)

        self.progress = QProgressBar(self.working)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)

        self.working_row.addWidget(self.progress)

        self.cancel = QPushButton(self.working)
        self.cancel.setObjectName(u"cancel")

        self.working_row.addWidget(self.cancel)


        self.page.addWidget(self.working)

        self.places = QStackedWidget(LibraryForm)
        self.places.setObjectName(u"places")
        self.waiting_place = QWidget()
        self.waiting_place.setObjectName(u"waiting_place")
        self.waiting_box = QVBoxLayout(self.waiting_place)
        self.waiting_box.setSpacing(8)
        self.waiting_box.setObjectName(u"waiting_box")
        self.waiting_box.setContentsMargins(0, 0, 0, 0)
        self.opening = QLabel(self.waiting_place)
        self.opening.setObjectName(u"opening")
        self.opening.setTextFormat(Qt.TextFormat.PlainText)
        self.opening.setProperty(u"role", u"quiet")

        self.waiting_box.addWidget(self.opening)

        self.space_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.waiting_box.addItem(self.space_2)

        self.places.addWidget(self.waiting_place)
        self.list_place = QWidget()
        self.list_place.setObjectName(u"list_place")
        self.list_box = QVBoxLayout(self.list_place)
        self.list_box.setSpacing(8)
        self.list_box.setObjectName(u"list_box")
        self.list_box.setContentsMargins(0, 0, 0, 0)
        self.audits = AuditView(self.list_place)
        self.audits.setObjectName(u"audits")
        self.audits.setProperty(u"role", u"framed")
        self.audits.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.audits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.audits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.list_box.addWidget(self.audits)

        self.no_audit = QLabel(self.list_place)
        self.no_audit.setObjectName(u"no_audit")
        self.no_audit.setTextFormat(Qt.TextFormat.PlainText)
        self.no_audit.setProperty(u"role", u"quiet")

        self.list_box.addWidget(self.no_audit)

        self.hits_title = QLabel(self.list_place)
        self.hits_title.setObjectName(u"hits_title")
        self.hits_title.setTextFormat(Qt.TextFormat.PlainText)
        self.hits_title.setProperty(u"role", u"heading")

        self.list_box.addWidget(self.hits_title)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.list_box.addItem(self.space_3)

        self.list_box.setStretch(0, 1)
        self.places.addWidget(self.list_place)
        self.empty_place = QWidget()
        self.empty_place.setObjectName(u"empty_place")
        self.empty_box = QVBoxLayout(self.empty_place)
        self.empty_box.setSpacing(8)
        self.empty_box.setObjectName(u"empty_box")
        self.empty_box.setContentsMargins(0, 0, 0, 0)
        self.space_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.empty_box.addItem(self.space_4)

        self.empty_title = QLabel(self.empty_place)
        self.empty_title.setObjectName(u"empty_title")
        self.empty_title.setTextFormat(Qt.TextFormat.PlainText)
        self.empty_title.setProperty(u"role", u"title")
        self.empty_title.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.empty_box.addWidget(self.empty_title)

        self.empty_words = QLabel(self.empty_place)
        self.empty_words.setObjectName(u"empty_words")
        self.empty_words.setTextFormat(Qt.TextFormat.PlainText)
        self.empty_words.setWordWrap(True)
        self.empty_words.setProperty(u"role", u"quiet")
        self.empty_words.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.empty_box.addWidget(self.empty_words)

        self.space_5 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.empty_box.addItem(self.space_5)

        self.empty_buttons = QHBoxLayout()
        self.empty_buttons.setSpacing(12)
        self.empty_buttons.setObjectName(u"empty_buttons")
        self.empty_buttons.setContentsMargins(0, 0, 0, 0)
        self.space_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.empty_buttons.addItem(self.space_6)

        self.empty_new = QPushButton(self.empty_place)
        self.empty_new.setObjectName(u"empty_new")
        self.empty_new.setProperty(u"role", u"primary")

        self.empty_buttons.addWidget(self.empty_new)

        self.empty_sample = QPushButton(self.empty_place)
        self.empty_sample.setObjectName(u"empty_sample")

        self.empty_buttons.addWidget(self.empty_sample)

        self.space_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.empty_buttons.addItem(self.space_7)


        self.empty_box.addLayout(self.empty_buttons)

        self.space_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.empty_box.addItem(self.space_8)

        self.places.addWidget(self.empty_place)
        self.trouble_place = QWidget()
        self.trouble_place.setObjectName(u"trouble_place")
        self.trouble_box = QVBoxLayout(self.trouble_place)
        self.trouble_box.setSpacing(8)
        self.trouble_box.setObjectName(u"trouble_box")
        self.trouble_box.setContentsMargins(0, 0, 0, 0)
        self.space_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.trouble_box.addItem(self.space_9)

        self.trouble_title = QLabel(self.trouble_place)
        self.trouble_title.setObjectName(u"trouble_title")
        self.trouble_title.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble_title.setWordWrap(True)
        self.trouble_title.setProperty(u"role", u"title")

        self.trouble_box.addWidget(self.trouble_title)

        self.trouble_words = QLabel(self.trouble_place)
        self.trouble_words.setObjectName(u"trouble_words")
        self.trouble_words.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble_words.setWordWrap(True)

        self.trouble_box.addWidget(self.trouble_words)

        self.space_10 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.trouble_box.addItem(self.space_10)

        self.trouble_buttons = QHBoxLayout()
        self.trouble_buttons.setSpacing(12)
        self.trouble_buttons.setObjectName(u"trouble_buttons")
        self.trouble_buttons.setContentsMargins(0, 0, 0, 0)
        self.again = QPushButton(self.trouble_place)
        self.again.setObjectName(u"again")
        self.again.setProperty(u"role", u"primary")

        self.trouble_buttons.addWidget(self.again)

        self.copy = QPushButton(self.trouble_place)
        self.copy.setObjectName(u"copy")

        self.trouble_buttons.addWidget(self.copy)

        self.space_11 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.trouble_buttons.addItem(self.space_11)


        self.trouble_box.addLayout(self.trouble_buttons)

        self.space_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.trouble_box.addItem(self.space_12)

        self.places.addWidget(self.trouble_place)

        self.page.addWidget(self.places)


        self.retranslateUi(LibraryForm)

        QMetaObject.connectSlotsByName(LibraryForm)
    # setupUi

    def retranslateUi(self, LibraryForm):
        self.title.setText(QCoreApplication.translate("LibraryForm", u"Library", None))
        self.search.setPlaceholderText(QCoreApplication.translate("LibraryForm", u"Search clients and everything written", None))
#if QT_CONFIG(accessibility)
        self.search.setAccessibleName(QCoreApplication.translate("LibraryForm", u"Search the library", None))
#endif // QT_CONFIG(accessibility)
        self.sample.setText(QCoreApplication.translate("LibraryForm", u"Open the sample audit", None))
        self.new_audit.setText(QCoreApplication.translate("LibraryForm", u"New audit", None))
#if QT_CONFIG(accessibility)
        self.progress.setAccessibleName(QCoreApplication.translate("LibraryForm", u"Progress", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("LibraryForm", u"Cancel", None))
        self.opening.setText(QCoreApplication.translate("LibraryForm", u"Opening the library\u2026", None))
#if QT_CONFIG(accessibility)
        self.audits.setAccessibleName(QCoreApplication.translate("LibraryForm", u"Audits", None))
#endif // QT_CONFIG(accessibility)
        self.no_audit.setText(QCoreApplication.translate("LibraryForm", u"No client\u2019s name holds these words.", None))
        self.empty_title.setText(QCoreApplication.translate("LibraryForm", u"No audits yet", None))
        self.empty_words.setText(QCoreApplication.translate("LibraryForm", u"Start the first one for a client, or look round in a finished one.", None))
        self.empty_new.setText(QCoreApplication.translate("LibraryForm", u"New audit", None))
        self.empty_sample.setText(QCoreApplication.translate("LibraryForm", u"Open the sample audit", None))
        self.again.setText(QCoreApplication.translate("LibraryForm", u"Try again", None))
        self.copy.setText(QCoreApplication.translate("LibraryForm", u"Copy details", None))
        pass
    # retranslateUi

