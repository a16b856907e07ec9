# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'audit_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QComboBox, QDateEdit, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_AuditForm(object):
    def setupUi(self, AuditForm):
        if not AuditForm.objectName():
            AuditForm.setObjectName(u"AuditForm")
        self.outer = QVBoxLayout(AuditForm)
        self.outer.setSpacing(0)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea(AuditForm)
        self.area.setObjectName(u"area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget()
        self.content.setObjectName(u"content")
        self.columns = QHBoxLayout(self.content)
        self.columns.setSpacing(32)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(24, 16, 24, 16)
        self.client_column = QVBoxLayout()
        self.client_column.setSpacing(3)
        self.client_column.setObjectName(u"client_column")
        self.client_column.setContentsMargins(0, 0, 0, 0)
        self.client_heading = QLabel(self.content)
        self.client_heading.setObjectName(u"client_heading")
        self.client_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.client_heading.setProperty(u"role", u"heading")

        self.client_column.addWidget(self.client_heading)

        self.known_label = QLabel(self.content)
        self.known_label.setObjectName(u"known_label")
        self.known_label.setTextFormat(Qt.TextFormat.PlainText)
        self.known_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.known_label)

        self.known = QComboBox(self.content)
        self.known.setObjectName(u"known")

        self.client_column.addWidget(self.known)

        self.shared = QLabel(self.content)
        self.shared.setObjectName(u"shared")
        self.shared.setTextFormat(Qt.TextFormat.PlainText)
        self.shared.setWordWrap(True)
        self.shared.setProperty(u"role", u"small")

        self.client_column.addWidget(self.shared)

        self.name_label = QLabel(self.content)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)
        self.name_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.name_label)

        self.name = QLineEdit(self.content)
        self.name.setObjectName(u"name")

        self.client_column.addWidget(self.name)

        self.sector_label = QLabel(self.content)
        self.sector_label.setObjectName(u"sector_label")
        self.sector_label.setTextFormat(Qt.TextFormat.PlainText)
        self.sector_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.sector_label)

        self.sector = QLineEdit(self.content)
        self.sector.setObjectName(u"sector")

        self.client_column.addWidget(self.sector)

        self.sites_label = QLabel(self.content)
        self.sites_label.setObjectName(u"sites_label")
        self.sites_label.setTextFormat(Qt.TextFormat.PlainText)
        self.sites_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.sites_label)

        self.sites = QLineEdit(self.content)
        self.sites.setObjectName(u"sites")

        self.client_column.addWidget(self.sites)

        self.vision_label = QLabel(self.content)
        self.vision_label.setObjectName(u"vision_label")
        self.vision_label.setTextFormat(Qt.TextFormat.PlainText)
        self.vision_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.vision_label)

        self.vision = QPlainTextEdit(self.content)
        self.vision.setObjectName(u"vision")
        self.vision.setTabChangesFocus(True)
        self.vision.setMinimumSize(QSize(0, 60))

        self.client_column.addWidget(self.vision)

        self.objectives_label = QLabel(self.content)
        self.objectives_label.setObjectName(u"objectives_label")
        self.objectives_label.setTextFormat(Qt.TextFormat.PlainText)
        self.objectives_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.objectives_label)

        self.objectives = QPlainTextEdit(self.content)
        self.objectives.setObjectName(u"objectives")
        self.objectives.setTabChangesFocus(True)
        self.objectives.setMinimumSize(QSize(0, 60))

        self.client_column.addWidget(self.objectives)

        self.environment_label = QLabel(self.content)
        self.environment_label.setObjectName(u"environment_label")
        self.environment_label.setTextFormat(Qt.TextFormat.PlainText)
        self.environment_label.setProperty(u"role", u"small")

        self.client_column.addWidget(self.environment_label)

        self.environment = QPlainTextEdit(self.content)
        self.environment.setObjectName(u"environment")
        self.environment.setTabChangesFocus(True)
        self.environment.setMinimumSize(QSize(0, 60))

        self.client_column.addWidget(self.environment)


        self.columns.addLayout(self.client_column)

        self.audit_column = QVBoxLayout()
        self.audit_column.setSpacing(3)
        self.audit_column.setObjectName(u"audit_column")
        self.audit_column.setContentsMargins(0, 0, 0, 0)
        self.audit_heading = QLabel(self.content)
        self.audit_heading.setObjectName(u"audit_heading")
        self.audit_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.audit_heading.setProperty(u"role", u"heading")

        self.audit_column.addWidget(self.audit_heading)

        self.frameworks_label = QLabel(self.content)
        self.frameworks_label.setObjectName(u"frameworks_label")
        self.frameworks_label.setTextFormat(Qt.TextFormat.PlainText)
        self.frameworks_label.setProperty(u"role", u"small")

        self.audit_column.addWidget(self.frameworks_label)

        self.frameworks = QVBoxLayout()
        self.frameworks.setSpacing(0)
        self.frameworks.setObjectName(u"frameworks")
        self.frameworks.setContentsMargins(0, 0, 0, 0)

        self.audit_column.addLayout(self.frameworks)

        self.target_label = QLabel(self.content)
        self.target_label.setObjectName(u"target_label")
        self.target_label.setTextFormat(Qt.TextFormat.PlainText)
        self.target_label.setProperty(u"role", u"small")

        self.audit_column.addWidget(self.target_label)

        self.target = QComboBox(self.content)
        self.target.setObjectName(u"target")

        self.audit_column.addWidget(self.target)

        self.days = QHBoxLayout()
        self.days.setSpacing(16)
        self.days.setObjectName(u"days")
        self.days.setContentsMargins(0, 0, 0, 0)
        self.cut_off_box = QVBoxLayout()
        self.cut_off_box.setSpacing(3)
        self.cut_off_box.setObjectName(u"cut_off_box")
        self.cut_off_box.setContentsMargins(0, 0, 0, 0)
        self.cut_off_label = QLabel(self.content)
        self.cut_off_label.setObjectName(u"cut_off_label")
        self.cut_off_label.setTextFormat(Qt.TextFormat.PlainText)
        self.cut_off_label.setProperty(u"role", u"small")

        self.cut_off_box.addWidget(self.cut_off_label)

        self.cut_off = QDateEdit(self.content)
        self.cut_off.setObjectName(u"cut_off")
        self.cut_off.setCalendarPopup(True)
        self.cut_off.setDisplayFormat(u"d MMM yyyy")

        self.cut_off_box.addWidget(self.cut_off)


        self.days.addLayout(self.cut_off_box)

        self.started_box = QVBoxLayout()
        self.started_box.setSpacing(3)
        self.started_box.setObjectName(u"started_box")
        self.started_box.setContentsMargins(0, 0, 0, 0)
        self.started_on_label = QLabel(self.content)
        self.started_on_label.setObjectName(u"started_on_label")
        self.started_on_label.setTextFormat(Qt.TextFormat.PlainText)
        self.started_on_label.setProperty(u"role", u"small")

        self.started_box.addWidget(self.started_on_label)

        self.started_on = QDateEdit(self.content)
        self.started_on.setObjectName(u"started_on")
        self.started_on.setCalendarPopup(True)
        self.started_on.setDisplayFormat(u"d MMM yyyy")

        self.started_box.addWidget(self.started_on)


        self.days.addLayout(self.started_box)


        self.audit_column.addLayout(self.days)

        self.assessor_label = QLabel(self.content)
        self.assessor_label.setObjectName(u"assessor_label")
        self.assessor_label.setTextFormat(Qt.TextFormat.PlainText)
        self.assessor_label.setProperty(u"role", u"small")

        self.audit_column.addWidget(self.assessor_label)

        self.assessor = QLineEdit(self.content)
        self.assessor.setObjectName(u"assessor")

        self.audit_column.addWidget(self.assessor)

        self.space_1 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.audit_column.addItem(self.space_1)

        self.channels_heading = QLabel(self.content)
        self.channels_heading.setObjectName(u"channels_heading")
        self.channels_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.channels_heading.setProperty(u"role", u"heading")

        self.audit_column.addWidget(self.channels_heading)

        self.channels = QGridLayout()
        self.channels.setObjectName(u"channels")
        self.channels.setHorizontalSpacing(16)
        self.channels.setVerticalSpacing(0)
        self.channels.setContentsMargins(0, 0, 0, 0)
        self.voice = QCheckBox(self.content)
        self.voice.setObjectName(u"voice")

        self.channels.addWidget(self.voice, 0, 0, 1, 1)

        self.email = QCheckBox(self.content)
        self.email.setObjectName(u"email")

        self.channels.addWidget(self.email, 0, 1, 1, 1)

        self.chat = QCheckBox(self.content)
        self.chat.setObjectName(u"chat")

        self.channels.addWidget(self.chat, 0, 2, 1, 1)

        self.messaging = QCheckBox(self.content)
        self.messaging.setObjectName(u"messaging")

        self.channels.addWidget(self.messaging, 1, 0, 1, 1)

        self.social = QCheckBox(self.content)
        self.social.setObjectName(u"social")

        self.channels.addWidget(self.social, 1, 1, 1, 1)

        self.letters = QCheckBox(self.content)
        self.letters.setObjectName(u"letters")

        self.channels.addWidget(self.letters, 1, 2, 1, 1)

        self.video = QCheckBox(self.content)
        self.video.setObjectName(u"video")

        self.channels.addWidget(self.video, 2, 0, 1, 1)

        self.self_service = QCheckBox(self.content)
        self.self_service.setObjectName(u"self_service")

        self.channels.addWidget(self.self_service, 2, 1, 1, 1)

        self.counter = QCheckBox(self.content)
        self.counter.setObjectName(u"counter")

        self.channels.addWidget(self.counter, 2, 2, 1, 1)


        self.audit_column.addLayout(self.channels)

        self.other_channels_label = QLabel(self.content)
        self.other_channels_label.setObjectName(u"other_channels_label")
        self.other_channels_label.setTextFormat(Qt.TextFormat.PlainText)
        self.other_channels_label.setProperty(u"role", u"small")

        self.audit_column.addWidget(self.other_channels_label)

        self.other_channels = QLineEdit(self.content)
        self.other_channels.setObjectName(u"other_channels")

        self.audit_column.addWidget(self.other_channels)

        self.space_2 = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.audit_column.addItem(self.space_2)

        self.facts_heading = QLabel(self.content)
        self.facts_heading.setObjectName(u"facts_heading")
        self.facts_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.facts_heading.setProperty(u"role", u"heading")

        self.audit_column.addWidget(self.facts_heading)

        self.facts = QVBoxLayout()
        self.facts.setSpacing(0)
        self.facts.setObjectName(u"facts")
        self.facts.setContentsMargins(0, 0, 0, 0)

        self.audit_column.addLayout(self.facts)

        self.space_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.audit_column.addItem(self.space_3)


        self.columns.addLayout(self.audit_column)

        self.columns.setStretch(0, 1)
        self.columns.setStretch(1, 1)
        self.area.setWidget(self.content)

        self.outer.addWidget(self.area)

        self.line = QFrame(AuditForm)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"role", u"hairline")
        self.line.setMinimumSize(QSize(0, 1))
        self.line.setMaximumSize(QSize(16777215, 1))

        self.outer.addWidget(self.line)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(24, 8, 24, 8)
        self.problem = QLabel(AuditForm)
        self.problem.setObjectName(u"problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"role", u"wrong")

        self.buttons.addWidget(self.problem)

        self.cancel = QPushButton(AuditForm)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.start = QPushButton(AuditForm)
        self.start.setObjectName(u"start")
        self.start.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.start)

        self.buttons.setStretch(0, 1)

        self.outer.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.known_label.setBuddy(self.known)
        self.name_label.setBuddy(self.name)
        self.sector_label.setBuddy(self.sector)
        self.sites_label.setBuddy(self.sites)
        self.vision_label.setBuddy(self.vision)
        self.objectives_label.setBuddy(self.objectives)
        self.environment_label.setBuddy(self.environment)
        self.target_label.setBuddy(self.target)
        self.cut_off_label.setBuddy(self.cut_off)
        self.started_on_label.setBuddy(self.started_on)
        self.assessor_label.setBuddy(self.assessor)
        self.other_channels_label.setBuddy(self.other_channels)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AuditForm)

        self.start.setDefault(True)


        QMetaObject.connectSlotsByName(AuditForm)
    # setupUi

    def retranslateUi(self, AuditForm):
        AuditForm.setWindowTitle(QCoreApplication.translate("AuditForm", u"New audit", None))
        self.client_heading.setText(QCoreApplication.translate("AuditForm", u"Client", None))
        self.known_label.setText(QCoreApplication.translate("AuditForm", u"Client of an earlier audit", None))
        self.name_label.setText(QCoreApplication.translate("AuditForm", u"Name", None))
        self.sector_label.setText(QCoreApplication.translate("AuditForm", u"Sector", None))
        self.sites_label.setText(QCoreApplication.translate("AuditForm", u"Sites", None))
        self.vision_label.setText(QCoreApplication.translate("AuditForm", u"Vision", None))
        self.objectives_label.setText(QCoreApplication.translate("AuditForm", u"Objectives", None))
        self.environment_label.setText(QCoreApplication.translate("AuditForm", u"Environment", None))
        self.audit_heading.setText(QCoreApplication.translate("AuditForm", u"Audit", None))
        self.frameworks_label.setText(QCoreApplication.translate("AuditForm", u"Models", None))
        self.target_label.setText(QCoreApplication.translate("AuditForm", u"Target", None))
        self.cut_off_label.setText(QCoreApplication.translate("AuditForm", u"Cut-off date", None))
        self.started_on_label.setText(QCoreApplication.translate("AuditForm", u"Started on", None))
        self.assessor_label.setText(QCoreApplication.translate("AuditForm", u"Assessor", None))
        self.channels_heading.setText(QCoreApplication.translate("AuditForm", u"Channels in scope", None))
        self.voice.setText(QCoreApplication.translate("AuditForm", u"Voice", None))
        self.email.setText(QCoreApplication.translate("AuditForm", u"E-mail", None))
        self.chat.setText(QCoreApplication.translate("AuditForm", u"Chat", None))
        self.messaging.setText(QCoreApplication.translate("AuditForm", u"Messaging", None))
        self.social.setText(QCoreApplication.translate("AuditForm", u"Social media", None))
        self.letters.setText(QCoreApplication.translate("AuditForm", u"Letters", None))
        self.video.setText(QCoreApplication.translate("AuditForm", u"Video", None))
        self.self_service.setText(QCoreApplication.translate("AuditForm", u"Self-service", None))
        self.counter.setText(QCoreApplication.translate("AuditForm", u"Counter", None))
        self.other_channels_label.setText(QCoreApplication.translate("AuditForm", u"Others, separated by commas", None))
        self.facts_heading.setText(QCoreApplication.translate("AuditForm", u"Facts that decide what applies", None))
        self.cancel.setText(QCoreApplication.translate("AuditForm", u"&Cancel", None))
        self.start.setText(QCoreApplication.translate("AuditForm", u"&Start the audit", None))
    # retranslateUi

